package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContinueServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.ContinueServiceDeploymentResponse;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentResponse;

/** The history of services' deployments and the revisions that they were after. */
final class ServiceDeployments {
    private static final int MOST_DESCRIBED = 20;
    private static final int PAGE = 100;
    private static final int USUAL_PAGE = 20;

    private final Regional<Ecs> regions;
    private final Timeline timeline;
    private final Deployer deployer;
    private final ServiceScheduler scheduler;

    ServiceDeployments(Regional<Ecs> regions, Timeline timeline, Deployer deployer, ServiceScheduler scheduler) {
        this.regions = regions;
        this.timeline = timeline;
        this.deployer = deployer;
        this.scheduler = scheduler;
    }

    void bind(Api.Operations operations) {
        operations.on(ListServiceDeploymentsRequest.class, this::list);
        operations.on(DescribeServiceDeploymentsRequest.class, this::describe);
        operations.on(DescribeServiceRevisionsRequest.class, this::describeRevisions);
        operations.on(StopServiceDeploymentRequest.class, this::stop);
        operations.on(ContinueServiceDeploymentRequest.class, this::goOn);
    }

    private ListServiceDeploymentsResponse list(ListServiceDeploymentsRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ClusterEntry cluster = region.cluster(clusterOf(request));
        ServiceEntry service = Optional.ofNullable(request.service())
                .flatMap(name -> region.service(cluster, name))
                .orElseThrow(EcsErrors::serviceNotFound);
        List<ServiceDeploymentBrief> found = service.history.stream()
                .map(deployment -> deployment.record)
                .filter(record -> !request.hasStatus()
                        || request.status().isEmpty()
                        || request.status().contains(record.status()))
                .filter(record -> createdWithin(request, record))
                .map(record -> brief(service, record))
                .toList();
        Integer size = request.maxResults() == null ? Integer.valueOf(USUAL_PAGE) : request.maxResults();
        Page<ServiceDeploymentBrief> page = Page.of(found, request.nextToken(), size, PAGE, EcsErrors::badToken);
        return ListServiceDeploymentsResponse.builder()
                .serviceDeployments(page.items())
                .nextToken(page.next())
                .build();
    }

    /** The service's ARN names its cluster, whatever the request says besides. */
    private static String clusterOf(ListServiceDeploymentsRequest request) {
        String[] parts = Optional.ofNullable(request.service()).orElse("").split("/", -1);
        return parts.length == 3 ? parts[1] : Ecs.clusterName(request.cluster());
    }

    private static boolean createdWithin(ListServiceDeploymentsRequest request, ServiceDeployment record) {
        if (request.createdAt() == null) {
            return true;
        }
        return (request.createdAt().after() == null
                        || !record.createdAt().isBefore(request.createdAt().after()))
                && (request.createdAt().before() == null
                        || !record.createdAt().isAfter(request.createdAt().before()));
    }

    private static ServiceDeploymentBrief brief(ServiceEntry service, ServiceDeployment record) {
        String target = service.history.stream()
                .filter(deployment -> deployment.arn().equals(record.serviceDeploymentArn()))
                .findFirst()
                .orElseThrow()
                .target
                .serviceRevisionArn();
        return ServiceDeploymentBrief.builder()
                .serviceDeploymentArn(record.serviceDeploymentArn())
                .serviceArn(record.serviceArn())
                .clusterArn(record.clusterArn())
                .createdAt(record.createdAt())
                .startedAt(record.startedAt())
                .finishedAt(record.finishedAt())
                .targetServiceRevisionArn(target)
                .status(record.status())
                .statusReason(record.statusReason())
                .build();
    }

    private DescribeServiceDeploymentsResponse describe(DescribeServiceDeploymentsRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        checkSize(request.serviceDeploymentArns(), "serviceDeploymentArns");
        List<ServiceDeployment> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String arn : request.serviceDeploymentArns()) {
            Optional<ServiceDeployment> deployment = serviceOf(region, arn)
                    .flatMap(service -> service.history.stream()
                            .filter(each -> each.arn().equals(arn))
                            .findFirst()
                            .map(each -> ServiceView.of(service, each)));
            deployment.ifPresentOrElse(found::add, () -> failures.add(missing(arn)));
        }
        return DescribeServiceDeploymentsResponse.builder()
                .serviceDeployments(found)
                .failures(failures)
                .build();
    }

    private DescribeServiceRevisionsResponse describeRevisions(DescribeServiceRevisionsRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        checkSize(request.serviceRevisionArns(), "serviceRevisionArns");
        List<ServiceRevision> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String arn : request.serviceRevisionArns()) {
            serviceOf(region, arn)
                    .map(service -> service.revisions.get(arn))
                    .ifPresentOrElse(found::add, () -> failures.add(missing(arn)));
        }
        return DescribeServiceRevisionsResponse.builder()
                .serviceRevisions(found)
                .failures(failures)
                .build();
    }

    private static void checkSize(List<String> arns, String member) {
        if (arns.isEmpty()) {
            throw EcsErrors.invalid(member + " can not be empty.");
        }
        if (arns.size() > MOST_DESCRIBED) {
            throw EcsErrors.invalid(member + " can have at most 20 items.");
        }
    }

    private static Failure missing(String arn) {
        return Failure.builder().arn(arn).reason("MISSING").build();
    }

    private static Optional<ServiceEntry> serviceOf(Ecs region, String arn) {
        String[] parts = arn.split("/", -1);
        return parts.length == 4
                ? Optional.ofNullable(region.services.get(region.serviceArn(parts[1], parts[2])))
                : Optional.empty();
    }

    private StopServiceDeploymentResponse stop(StopServiceDeploymentRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        String arn = Optional.ofNullable(request.serviceDeploymentArn()).orElse("");
        ServiceEntry service = serviceOf(region, arn).orElseThrow(ServiceDeployments::notFound);
        ServiceDeploymentEntry deployment = service.history.stream()
                .filter(each -> each.arn().equals(arn))
                .findFirst()
                .orElseThrow(ServiceDeployments::notFound);
        if (!deployment.canTurnBack()) {
            throw AwsErrors.client(
                    "ConflictException",
                    "The service deployment can no longer be stopped: it is " + deployment.record.statusAsString()
                            + ".");
        }
        Rollout rollout = service.primary();
        String why = "Service deployment stopped by user.";
        rollout.end(
                DeploymentRolloutState.FAILED, "ECS deployment " + rollout.id + " stopped by user.", timeline.now());
        if ("ABORT".equals(request.stopTypeAsString())) {
            deployment.finish(ServiceDeploymentStatus.STOPPED, why, timeline.now());
        } else {
            deployer.rollBack(service, why, "ECS deployment stopped by user");
        }
        scheduler.wake(region, service);
        return StopServiceDeploymentResponse.builder().serviceDeploymentArn(arn).build();
    }

    private ContinueServiceDeploymentResponse goOn(ContinueServiceDeploymentRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        String arn = Optional.ofNullable(request.serviceDeploymentArn()).orElse("");
        ServiceEntry service = serviceOf(region, arn).orElseThrow(ServiceDeployments::notFound);
        ServiceDeploymentEntry deployment = service.history.stream()
                .filter(each -> each.arn().equals(arn))
                .findFirst()
                .orElseThrow(ServiceDeployments::notFound);
        String hookId = deployment
                .pause(request.hookId())
                .orElseThrow(() -> EcsErrors.invalid(
                        "The service deployment is not paused at the lifecycle hook " + request.hookId() + "."))
                .hookId();
        boolean back = "ROLLBACK".equals(request.actionAsString());
        deployment.resolve(
                hookId, back ? DeploymentLifecycleHookStatus.FAILED : DeploymentLifecycleHookStatus.SUCCEEDED);
        if (back) {
            deployer.turnBack(
                    service, "rollback requested.", "Service deployment rolled back by ContinueServiceDeployment.");
        }
        scheduler.wake(region, service);
        return ContinueServiceDeploymentResponse.builder()
                .serviceDeploymentArn(arn)
                .build();
    }

    private static RuntimeException notFound() {
        return AwsErrors.client("ServiceDeploymentNotFoundException", "The service deployment was not found.");
    }
}
