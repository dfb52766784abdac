package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** Services: made, changed, shown and ended. What then happens is the {@link ServiceScheduler}'s business. */
final class Services {
    private static final int MOST_DESCRIBED = 10;
    private static final int PAGE = 100;
    private static final int USUAL_PAGE = 10;

    private final Regional<Ecs> regions;
    private final Timeline timeline;
    private final EcsOptions options;
    private final ServiceChecks checks;
    private final Deployer deployer;
    private final ServiceScheduler scheduler;
    private final AlarmWatch alarms;
    private final EcsTags tags;

    Services(
            Regional<Ecs> regions,
            Timeline timeline,
            EcsOptions options,
            ServiceChecks checks,
            Deployer deployer,
            ServiceScheduler scheduler,
            AlarmWatch alarms,
            EcsTags tags) {
        this.regions = regions;
        this.timeline = timeline;
        this.options = options;
        this.checks = checks;
        this.deployer = deployer;
        this.scheduler = scheduler;
        this.alarms = alarms;
        this.tags = tags;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateServiceRequest.class, this::create);
        operations.on(UpdateServiceRequest.class, this::update);
        operations.on(DeleteServiceRequest.class, this::delete);
        operations.on(DescribeServicesRequest.class, this::describe);
        operations.on(ListServicesRequest.class, this::list);
    }

    private CreateServiceResponse create(CreateServiceRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ServiceChecks.request(request);
        ClusterEntry cluster = region.cluster(request.cluster());
        Optional<ServiceEntry> namesake =
                region.service(cluster, request.serviceName()).filter(service -> !service.inactive());
        if (namesake.isPresent()) {
            return same(region, namesake.get(), request);
        }
        TaskDefinition definition = ServiceChecks.definition(region, request.taskDefinition());
        Service filled =
                ServiceDefaults.fill(request, definition, cluster, caller.account(), options.instancesPerCluster());
        ServiceRevision onlyInRevision = onlyInRevision(request);
        checks.settings(caller, cluster, filled, onlyInRevision, definition);
        String arn = region.serviceArn(cluster.name(), request.serviceName());
        region.tags.remove(arn);
        tags.put(region, arn, request.tags());
        Service settings = filled.toBuilder()
                .serviceArn(arn)
                .status("ACTIVE")
                .createdAt(timeline.now())
                .createdBy("arn:aws:iam::" + caller.account() + ":root")
                .build();
        ServiceEntry service = new ServiceEntry(cluster, request, settings);
        region.services.put(arn, service);
        open(region, service, Revisions.of(settings, onlyInRevision));
        return CreateServiceResponse.builder().service(tagged(region, service)).build();
    }

    private void open(Ecs region, ServiceEntry service, ServiceRevision revision) {
        Runnable wake = () -> scheduler.wake(region, service);
        deployer.open(region, service, revision);
        alarms.begin(region, service, wake);
        wake.run();
    }

    private static CreateServiceResponse same(Ecs region, ServiceEntry present, CreateServiceRequest request) {
        if (!present.active() || !present.created.equals(request)) {
            throw EcsErrors.invalid(
                    present.active()
                            ? "Creation of service was not idempotent."
                            : "Unable to Start a service that is still Draining.");
        }
        return CreateServiceResponse.builder().service(tagged(region, present)).build();
    }

    private static ServiceRevision onlyInRevision(CreateServiceRequest request) {
        ServiceRevision.Builder revision =
                ServiceRevision.builder().serviceConnectConfiguration(request.serviceConnectConfiguration());
        if (request.hasVolumeConfigurations()) {
            revision.volumeConfigurations(request.volumeConfigurations());
        }
        if (request.hasVpcLatticeConfigurations()) {
            revision.vpcLatticeConfigurations(request.vpcLatticeConfigurations());
        }
        return revision.build();
    }

    private UpdateServiceResponse update(UpdateServiceRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ServiceEntry service = present(region, request.cluster(), request.service());
        if (!service.active()) {
            throw EcsErrors.serviceNotActive();
        }
        ServiceChecks.count(request.desiredCount());
        if (request.desiredCount() != null && service.daemon()) {
            throw EcsErrors.invalid("The daemon scheduling strategy does not support a desired count for services."
                    + " Remove the desired count value and try again.");
        }
        TaskDefinition definition = request.taskDefinition() == null
                ? region.taskDefinitions
                        .find(service.settings.taskDefinition())
                        .orElseThrow(EcsErrors::noSuchTaskDefinition)
                : ServiceChecks.definition(region, request.taskDefinition());
        ServiceUpdate update = new ServiceUpdate(service.settings, service.primary().target, request);
        Service wanted = update.settings(definition);
        ServiceRevision revision = update.revision(wanted);
        checks.settings(caller, service.cluster(), wanted, revision, definition);
        service.settings = wanted;
        service.steady = false;
        boolean forced = Boolean.TRUE.equals(request.forceNewDeployment());
        if (forced || Revisions.differ(service.primary().target, revision)) {
            open(region, service, revision);
        }
        scheduler.wake(region, service);
        return UpdateServiceResponse.builder().service(tagged(region, service)).build();
    }

    private DeleteServiceResponse delete(DeleteServiceRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ServiceEntry service = present(region, request.cluster(), request.service());
        if (!service.active()) {
            throw EcsErrors.serviceNotFound();
        }
        boolean force = Boolean.TRUE.equals(request.force());
        if (!force && !service.daemon() && service.settings.desiredCount() > 0) {
            throw EcsErrors.invalid("The service cannot be stopped while it is scaled above 0.");
        }
        boolean empty = service.tasks().findAny().isEmpty();
        service.settings = service.settings.toBuilder()
                .status(empty ? "INACTIVE" : "DRAINING")
                .desiredCount(0)
                .build();
        if (empty) {
            service.rollouts.clear();
        }
        scheduler.wake(region, service);
        return DeleteServiceResponse.builder().service(tagged(region, service)).build();
    }

    private static ServiceEntry present(Ecs region, @Nullable String cluster, @Nullable String service) {
        ClusterEntry found = region.cluster(cluster);
        return Optional.ofNullable(service)
                .flatMap(name -> region.service(found, name))
                .orElseThrow(EcsErrors::serviceNotFound);
    }

    private DescribeServicesResponse describe(DescribeServicesRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ClusterEntry cluster = region.cluster(request.cluster());
        if (request.services().isEmpty()) {
            throw EcsErrors.invalid("Services cannot be empty.");
        }
        if (request.services().size() > MOST_DESCRIBED) {
            throw EcsErrors.invalid("Too many services: at most 10 can be described at once.");
        }
        boolean withTags = request.includeAsStrings().contains("TAGS");
        List<Service> services = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : request.services()) {
            Optional<ServiceEntry> service = region.service(cluster, name);
            if (service.isPresent()) {
                Service shown = ServiceView.of(service.get());
                services.add(
                        withTags
                                ? shown.toBuilder()
                                        .tags(region.tagsOf(shown.serviceArn()))
                                        .build()
                                : shown);
            } else {
                failures.add(Failure.builder()
                        .arn(name.startsWith("arn:") ? name : caller.arn("ecs", "service/" + name))
                        .reason("MISSING")
                        .build());
            }
        }
        return DescribeServicesResponse.builder()
                .services(services)
                .failures(failures)
                .build();
    }

    private ListServicesResponse list(ListServicesRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ClusterEntry cluster = region.cluster(request.cluster());
        List<String> arns = region.servicesOf(cluster)
                .filter(ServiceEntry::active)
                .map(service -> service.settings)
                .filter(settings -> request.launchTypeAsString() == null
                        || request.launchTypeAsString().equals(settings.launchTypeAsString()))
                .filter(settings -> request.schedulingStrategyAsString() == null
                        || request.schedulingStrategyAsString().equals(settings.schedulingStrategyAsString()))
                .map(Service::serviceArn)
                .toList();
        Integer size = request.maxResults() == null ? Integer.valueOf(USUAL_PAGE) : request.maxResults();
        Page<String> page = Page.of(arns, request.nextToken(), size, PAGE, EcsErrors::badToken);
        return ListServicesResponse.builder()
                .serviceArns(page.items())
                .nextToken(page.next())
                .build();
    }

    private static Service tagged(Ecs region, ServiceEntry service) {
        Service shown = ServiceView.of(service);
        return region.tagsOf(service.arn()).isEmpty()
                ? shown
                : shown.toBuilder().tags(region.tagsOf(service.arn())).build();
    }
}
