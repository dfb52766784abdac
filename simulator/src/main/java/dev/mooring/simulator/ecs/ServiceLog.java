package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Ids;
import dev.mooring.simulator.time.Timeline;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** Writes what happens to a service into its events, in AWS's words. */
final class ServiceLog {
    private final Timeline timeline;
    private final Ids ids;

    ServiceLog(Timeline timeline, Ids ids) {
        this.timeline = timeline;
        this.ids = ids;
    }

    void steady(ServiceEntry service) {
        tell(service, "has reached a steady state.");
    }

    void started(ServiceEntry service, List<TaskEntry> tasks) {
        tell(service, "has started " + tasks.size() + " tasks: " + named(tasks) + ".");
    }

    void stopped(ServiceEntry service, List<TaskEntry> tasks) {
        tell(service, "has stopped " + tasks.size() + " running tasks: " + named(tasks) + ".");
    }

    void registered(ServiceEntry service, String targetGroupArn) {
        tell(service, "registered 1 targets in (target-group " + targetGroupArn + ")");
    }

    void draining(ServiceEntry service, int tasks) {
        tell(service, "has begun draining connections on " + tasks + " tasks.");
    }

    void unhealthy(ServiceEntry service, TaskEntry task, String finding) {
        tell(service, "(task " + task.id() + ") " + finding + ".");
    }

    void cannotStart(ServiceEntry service) {
        tell(
                service,
                "is unable to consistently start tasks successfully. For more information, see the Troubleshooting"
                        + " section of the Amazon ECS Developer Guide.");
    }

    void completed(ServiceEntry service, Rollout rollout) {
        tell(service, "(deployment " + rollout.id + ") deployment completed.");
    }

    void failed(ServiceEntry service, Rollout rollout, String why) {
        tell(service, "(deployment " + rollout.id + ") deployment failed: " + why);
    }

    void rollingBack(ServiceEntry service, Rollout back) {
        tell(service, "rolling back to deployment " + back.id + ".");
    }

    private static String named(List<TaskEntry> tasks) {
        return String.join(
                " ", tasks.stream().map(task -> "(task " + task.id() + ")").toList());
    }

    private void tell(ServiceEntry service, String what) {
        service.tell(ServiceEvent.builder()
                .id(ids.uuid())
                .createdAt(timeline.now())
                .message("(service " + service.name() + ") " + what)
                .build());
    }
}
