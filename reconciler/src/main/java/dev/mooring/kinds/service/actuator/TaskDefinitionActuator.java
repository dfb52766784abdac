package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.kinds.service.TaskDefinitionFields;
import dev.mooring.resource.Differ;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * Reads and registers task definitions for the services that they are part of. Registering is not idempotent in ECS: equal
 * content makes another revision. So the family's latest revision is taken where its content is what is wanted, which also
 * keeps a crash between registering and using a revision from leaving two.
 */
final class TaskDefinitionActuator {
    private static final String DESCRIBE = "ecs:DescribeTaskDefinition";
    private static final String REGISTER = "ecs:RegisterTaskDefinition";

    /** What a definition is made of; the rest of what ECS returns is its report. */
    private static final Set<String> MEMBERS = HashSet.ofAll(
                    RegisterTaskDefinitionRequest.builder().build().sdkFields())
            .map(SdkField::memberName)
            .remove("tags");

    private final AwsSession session;
    private final DefinitionCache cache = new DefinitionCache();

    TaskDefinitionActuator(AwsSession session) {
        this.session = session;
    }

    /** The content of a revision; asked of AWS only once. */
    Either<Failure, Value.Tree> content(String arn) {
        return cache.get(arn)
                .map(Either::<Failure, Value.Tree>right)
                .getOrElse(() ->
                        session.calls().call(DESCRIBE, () -> describe(arn)).map(this::remember));
    }

    /** The ARN of a revision with this content: the latest of its family, or a new one. */
    Either<Failure, String> revisionWith(Value.Tree desired, Map<String, String> tags) {
        return latest(desired.text("family").getOrElse(""))
                .flatMap(latest -> latest.filter(revision -> same(desired, revision))
                        .map(revision -> Either.<Failure, String>right(revision.taskDefinitionArn()))
                        .getOrElse(() -> register(desired, tags)));
    }

    private boolean same(Value.Tree desired, TaskDefinition revision) {
        return Differ.diff(TaskDefinitionFields.TABLE, desired, remember(revision))
                .isEmpty();
    }

    private Either<Failure, String> register(Value.Tree desired, Map<String, String> tags) {
        RegisterTaskDefinitionRequest request =
                Bridge.toSdk(desired.with("tags", ServiceRequests.tags(tags)), RegisterTaskDefinitionRequest.class);
        return session.calls()
                .callOnce(REGISTER, () -> session.ecs().registerTaskDefinition(request))
                .map(response -> {
                    remember(response.taskDefinition());
                    return response.taskDefinition().taskDefinitionArn();
                });
    }

    /** For a family without a revision ECS has no empty answer but a ClientException. */
    private Either<Failure, Option<TaskDefinition>> latest(String family) {
        return session.calls()
                .find(DESCRIBE, () -> describe(family), ClientException.class)
                .map(found -> found.filter(revision -> revision.status() == TaskDefinitionStatus.ACTIVE));
    }

    private TaskDefinition describe(String familyOrArn) {
        return session.ecs()
                .describeTaskDefinition(request -> request.taskDefinition(familyOrArn))
                .taskDefinition();
    }

    private Value.Tree remember(TaskDefinition definition) {
        Value.Tree content = Value.tree(Bridge.fromSdk(definition).members().filterKeys(MEMBERS::contains));
        cache.put(definition.taskDefinitionArn(), content);
        return content;
    }
}
