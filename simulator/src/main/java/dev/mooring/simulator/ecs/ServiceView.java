package dev.mooring.simulator.ecs;

import java.util.List;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;

/** Services and their deployments as they are shown, counts included. */
final class ServiceView {
    private ServiceView() {}

    static Service of(ServiceEntry service) {
        List<TaskEntry> tasks = service.tasks().toList();
        Service.Builder shown = service.settings.toBuilder()
                .runningCount((int) tasks.stream().filter(TaskEntry::running).count())
                .pendingCount((int) tasks.stream().filter(TaskEntry::pending).count())
                .deployments(service.rollouts.stream()
                        .map(rollout -> deployment(service, rollout))
                        .toList())
                .events(List.copyOf(service.events));
        service.deploymentUnderWay().ifPresent(deployment -> shown.currentServiceDeployment(deployment.arn()));
        if (!service.inactive()) {
            shown.currentServiceRevisions(service.rollouts.stream()
                    .map(rollout -> summary(service, rollout))
                    .toList());
        }
        return shown.build();
    }

    private static ServiceCurrentRevisionSummary summary(ServiceEntry service, Rollout rollout) {
        return ServiceCurrentRevisionSummary.builder()
                .arn(rollout.target.serviceRevisionArn())
                .requestedTaskCount(rollout == service.primary() ? service.desired() : rollout.alive())
                .runningTaskCount(rollout.running())
                .pendingTaskCount(rollout.pending())
                .build();
    }

    private static Deployment deployment(ServiceEntry service, Rollout rollout) {
        boolean primary = rollout == service.primary();
        ServiceRevision target = rollout.target;
        Deployment.Builder shown = Deployment.builder()
                .id(rollout.id)
                .status(primary ? "PRIMARY" : "ACTIVE")
                .taskDefinition(target.taskDefinition())
                .desiredCount(primary ? service.desired() : rollout.alive())
                .pendingCount(rollout.pending())
                .runningCount(rollout.running())
                .failedTasks(rollout.breaker.failures())
                .createdAt(rollout.createdAt)
                .updatedAt(rollout.updatedAt)
                .launchType(target.launchTypeAsString())
                .platformVersion(target.platformVersion())
                .platformFamily(target.platformFamily())
                .networkConfiguration(target.networkConfiguration())
                .rolloutState(rollout.state())
                .rolloutStateReason(rollout.reason)
                .serviceConnectConfiguration(target.serviceConnectConfiguration());
        if (target.hasCapacityProviderStrategy()) {
            shown.capacityProviderStrategy(target.capacityProviderStrategy());
        }
        if (target.hasVolumeConfigurations()) {
            shown.volumeConfigurations(target.volumeConfigurations());
        }
        if (target.hasVpcLatticeConfigurations()) {
            shown.vpcLatticeConfigurations(target.vpcLatticeConfigurations());
        }
        return shown.build();
    }

    static ServiceDeployment of(ServiceEntry service, ServiceDeploymentEntry deployment) {
        return deployment.record.toBuilder()
                .sourceServiceRevisions(deployment.sources.stream()
                        .map(source -> counted(service, source, 0))
                        .toList())
                .targetServiceRevision(counted(service, deployment.target, service.desired()))
                .deploymentCircuitBreaker(deployment.breaker.view(service.desired(), !deployment.underWay()))
                .alarms(deployment.alarms())
                .build();
    }

    private static ServiceRevisionSummary counted(ServiceEntry service, ServiceRevision revision, int requested) {
        List<Rollout> rollouts = service.rollouts.stream()
                .filter(rollout -> rollout.target.equals(revision))
                .toList();
        ServiceRevisionSummary.Builder summary = ServiceRevisionSummary.builder()
                .arn(revision.serviceRevisionArn())
                .requestedTaskCount(requested)
                .runningTaskCount(rollouts.stream().mapToInt(Rollout::running).sum())
                .pendingTaskCount(rollouts.stream().mapToInt(Rollout::pending).sum());
        if (!service.rollouts.isEmpty()) {
            weights(service.primary(), revision, summary);
        }
        return summary.build();
    }

    private static void weights(Rollout primary, ServiceRevision revision, ServiceRevisionSummary.Builder summary) {
        StageProgress stages = primary.stages;
        if (stages != null) {
            boolean green = revision.equals(primary.target);
            summary.requestedProductionTrafficWeight(green ? stages.production : StageProgress.ALL - stages.production)
                    .requestedTestTrafficWeight(green ? stages.test : StageProgress.ALL - stages.test);
        }
    }
}
