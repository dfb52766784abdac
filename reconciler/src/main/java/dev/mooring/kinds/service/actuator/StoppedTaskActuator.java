package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;

/** Reads why tasks of a service stopped. ECS shows stopped tasks for about an hour. Asked only after a failure. */
final class StoppedTaskActuator {
    private static final int ENOUGH = 10;

    private final AwsSession session;

    StoppedTaskActuator(AwsSession session) {
        this.session = session;
    }

    /** Each reason once; only of tasks that ran this task definition. */
    Either<Failure, Seq<String>> reasons(ResourceId service, String taskDefinitionArn) {
        return session.calls()
                .call(
                        "ecs:ListTasks",
                        () -> ecs().listTasks(request -> request.cluster(service.scope())
                                .serviceName(service.name())
                                .desiredStatus(DesiredStatus.STOPPED)))
                .flatMap(answer -> answer.taskArns().isEmpty()
                        ? Either.right(Vector.empty())
                        : reasons(
                                service,
                                taskDefinitionArn,
                                Vector.ofAll(answer.taskArns()).take(ENOUGH)));
    }

    private Either<Failure, Seq<String>> reasons(
            ResourceId service, String taskDefinitionArn, Vector<String> taskArns) {
        return session.calls()
                .call(
                        "ecs:DescribeTasks",
                        () -> ecs().describeTasks(request ->
                                request.cluster(service.scope()).tasks(taskArns.asJava())))
                .map(answer -> Vector.ofAll(answer.tasks())
                        .filter(task -> taskDefinitionArn.equals(task.taskDefinitionArn()))
                        .map(task -> RolloutReport.ofTask(Bridge.fromSdk(task)))
                        .filter(reason -> !reason.isEmpty())
                        .distinct());
    }

    private EcsClient ecs() {
        return session.ecs();
    }
}
