package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Ids;
import dev.mooring.simulator.time.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.ResolvedConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionLoadBalancer;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Opens and ends deployments: a new revision's rollout, its completion, its failure, and the way back to the last completed
 * one. Which tasks run meanwhile is the {@link ServiceScheduler}'s business, and the {@link StageDriver}'s where a strategy
 * goes by stages.
 */
final class Deployer {
    private static final String BREAKER_TRIPPED =
            "Service deployment rolled back because the circuit breaker threshold was exceeded.";
    private static final String NO_CANDIDATE = "No rollback candidate was found to run the rollback.";

    private final Timeline timeline;
    private final Ids ids;
    private final Images images;
    private final ServiceLog log;
    private final Traffic traffic;

    Deployer(Timeline timeline, Ids ids, Images images, ServiceLog log, Traffic traffic) {
        this.timeline = timeline;
        this.ids = ids;
        this.images = images;
        this.log = log;
        this.traffic = traffic;
    }

    /** Opens a deployment towards {@code content}; one that is under way is stopped by it. */
    void open(Ecs region, ServiceEntry service, ServiceRevision content) {
        Instant now = timeline.now();
        String number = ids.digits(19);
        TaskDefinition definition =
                region.taskDefinitions.find(content.taskDefinition()).orElseThrow(EcsErrors::noSuchTaskDefinition);
        boolean alternate =
                (service.staged() && !service.rollouts.isEmpty()) ? !service.onAlternate : service.onAlternate;
        ServiceRevision revision = content.toBuilder()
                .serviceRevisionArn(arn(region, service, "service-revision", number))
                .serviceArn(service.arn())
                .clusterArn(service.cluster().arn())
                .containerImages(definition.containerDefinitions().stream()
                        .map(container -> ContainerImage.builder()
                                .containerName(container.name())
                                .image(container.image())
                                .imageDigest(images.digest(container.image()))
                                .build())
                        .toList())
                .guardDutyEnabled(false)
                .resolvedConfiguration(resolved(content, alternate))
                .createdAt(now)
                .build();
        service.revisions.put(revision.serviceRevisionArn(), revision);
        service.deploymentUnderWay().ifPresent(superseded -> {
            restoreTraffic(service);
            superseded.finish(
                    ServiceDeploymentStatus.STOPPED,
                    "Service deployment stopped because a newer service deployment was started.",
                    now);
        });
        CircuitBreaker breaker =
                new CircuitBreaker(service.settings.deploymentConfiguration().deploymentCircuitBreaker());
        ServiceDeploymentEntry deployment = new ServiceDeploymentEntry(
                ServiceDeployment.builder()
                        .serviceDeploymentArn(arn(region, service, "service-deployment", ids.alphanumeric(21)))
                        .serviceArn(service.arn())
                        .clusterArn(service.cluster().arn())
                        .createdAt(now)
                        .updatedAt(now)
                        .status(ServiceDeploymentStatus.PENDING)
                        .deploymentConfiguration(service.settings.deploymentConfiguration())
                        .build(),
                revision,
                sources(service),
                breaker);
        service.history.addFirst(deployment);
        StageProgress stages = service.staged() ? new StageProgress() : null;
        start(service, new Rollout("ecs-svc/" + number, revision, deployment, breaker, alternate, stages, now));
    }

    /** Where the revision's tasks stand; only of load balancers that have two target groups to choose from. */
    private static @Nullable ResolvedConfiguration resolved(ServiceRevision content, boolean alternate) {
        List<ServiceRevisionLoadBalancer> balancers = Traffic.resolved(content.loadBalancers(), alternate).stream()
                .filter(balancer -> balancer.advancedConfiguration() != null)
                .map(balancer -> ServiceRevisionLoadBalancer.builder()
                        .targetGroupArn(balancer.targetGroupArn())
                        .productionListenerRule(balancer.advancedConfiguration().productionListenerRule())
                        .build())
                .toList();
        return balancers.isEmpty()
                ? null
                : ResolvedConfiguration.builder().loadBalancers(balancers).build();
    }

    /** Takes back what the deployment under way has moved so far. */
    private void restoreTraffic(ServiceEntry service) {
        Rollout halfway = service.primary();
        if (halfway.stages != null && halfway.inProgress()) {
            traffic.production(service, halfway, halfway.alternate == service.onAlternate ? StageProgress.ALL : 0);
            traffic.test(service, halfway, 0);
        }
    }

    private static List<ServiceRevision> sources(ServiceEntry service) {
        return service.rollouts.stream()
                .filter(rollout -> rollout.alive() > 0)
                .map(rollout -> rollout.target)
                .distinct()
                .toList();
    }

    private static String arn(Ecs region, ServiceEntry service, String kind, String id) {
        return region.owner.arn("ecs", kind + "/" + service.cluster().name() + "/" + service.name() + "/" + id);
    }

    private static void start(ServiceEntry service, Rollout rollout) {
        service.rollouts.addFirst(rollout);
        service.steady = false;
    }

    /** The primary rollout has all its tasks, healthy, and no other rollout has any left. */
    void complete(ServiceEntry service) {
        Rollout rollout = service.primary();
        Instant now = timeline.now();
        rollout.end(DeploymentRolloutState.COMPLETED, "ECS deployment " + rollout.id + " completed.", now);
        service.stable = rollout.target;
        if (rollout.deployment.underWay()) {
            rollout.deployment.finish(
                    rollout.deployment.rollingBack()
                            ? ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL
                            : ServiceDeploymentStatus.SUCCESSFUL,
                    now);
        }
        log.completed(service, rollout);
    }

    /** The primary rollout's circuit breaker has tripped. */
    void breakerTripped(ServiceEntry service) {
        Rollout failed = service.primary();
        Instant now = timeline.now();
        failed.end(DeploymentRolloutState.FAILED, "ECS deployment circuit breaker: tasks failed to start.", now);
        log.failed(service, failed, "tasks failed to start.");
        if (failed.deployment.rollingBack()) {
            failed.deployment.finish(ServiceDeploymentStatus.ROLLBACK_FAILED, now);
        } else if (!failed.breaker.rollsBack()) {
            failed.deployment.finish(
                    ServiceDeploymentStatus.STOPPED,
                    "Service deployment stopped because the circuit breaker threshold was exceeded.",
                    now);
        } else {
            rollBack(service, BREAKER_TRIPPED, "ECS deployment circuit breaker");
        }
    }

    /** Something other than its tasks speaks against the deployment under way: back to the last completed one. */
    void turnBack(ServiceEntry service, String finding, String why) {
        end(service, finding);
        rollBack(service, why, "ECS deployment failed: " + finding);
    }

    /** The same without a way back: the deployment stays where it is. */
    void giveUp(ServiceEntry service, String finding, String why) {
        end(service, finding);
        service.primary().deployment.finish(ServiceDeploymentStatus.STOPPED, why, timeline.now());
    }

    private void end(ServiceEntry service, String finding) {
        Rollout failed = service.primary();
        failed.end(
                DeploymentRolloutState.FAILED, "ECS deployment " + failed.id + " failed: " + finding, timeline.now());
        log.failed(service, failed, finding);
    }

    /**
     * Turns the deployment under way round, to the last completed revision; fails for good where there is none.
     *
     * @param why the rollback's reason
     * @param by who decided, as the new rollout's reason begins
     */
    void rollBack(ServiceEntry service, String why, String by) {
        Rollout failed = service.primary();
        Instant now = timeline.now();
        Optional<ServiceRevision> candidate =
                Optional.ofNullable(service.stable).filter(stable -> !stable.equals(failed.target));
        if (candidate.isEmpty()) {
            failed.deployment.finish(ServiceDeploymentStatus.ROLLBACK_FAILED, NO_CANDIDATE, now);
            return;
        }
        ServiceRevision revision = candidate.get();
        failed.deployment.requestRollback(why, revision, now);
        Rollout back = new Rollout(
                "ecs-svc/" + ids.digits(19),
                revision,
                failed.deployment,
                new CircuitBreaker(service.settings.deploymentConfiguration().deploymentCircuitBreaker()),
                failed.stages == null ? failed.alternate : !failed.alternate,
                null,
                now);
        if (failed.stages != null) {
            traffic.production(service, back, StageProgress.ALL);
            traffic.test(service, back, StageProgress.ALL);
        }
        back.reason = by + ": rolling back to deploymentId " + back.id + ".";
        adoptSurvivors(service, back);
        start(service, back);
        service.settings = Revisions.apply(service.settings, revision);
        log.rollingBack(service, back);
    }

    /** Tasks of the revision that still run need no replacement: they become the rollback's. */
    private static void adoptSurvivors(ServiceEntry service, Rollout back) {
        for (Rollout rollout : service.rollouts) {
            if (rollout.target.equals(back.target)) {
                back.tasks.addAll(rollout.tasks);
                rollout.tasks.clear();
            }
        }
    }
}
