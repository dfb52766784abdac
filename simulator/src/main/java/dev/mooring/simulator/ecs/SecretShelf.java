package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Where tasks get their secrets from: {@code valueFrom} is the ARN of a secret, with a JSON key, a version stage and a version
 * id behind it, or the name or ARN of a parameter (Amazon ECS Developer Guide, "Pass sensitive data to an Amazon ECS
 * container").
 */
public record SecretShelf(Secrets secrets, Parameters parameters) {
    private static final String UNABLE = "ResourceInitializationError: unable to pull secrets or registry auth: "
            + "execution resource retrieval failed: ";
    private static final String RETRIED = ": service call has been retried 1 time(s): ";
    private static final int ARN_PARTS = 7;

    /** Has whatever is asked for. */
    public static final SecretShelf FULL =
            new SecretShelf((owner, id, key, stage, version) -> Optional.empty(), (owner, name) -> Optional.empty());

    /** What ECS asks of Secrets Manager. */
    @FunctionalInterface
    public interface Secrets {
        /** Why this secret cannot be had, in its own words; empty where it can. */
        Optional<String> refusal(
                Caller owner, String arn, @Nullable String key, @Nullable String stage, @Nullable String versionId);
    }

    /** What ECS asks of the Parameter Store. */
    @FunctionalInterface
    public interface Parameters {
        Optional<String> refusal(Caller owner, String name);
    }

    /**
     * Why a task cannot be given what its containers, their logs and their registries need, as it says when it stops; empty
     * where it can. ECS reads all of it before it pulls an image.
     */
    Optional<String> refusal(Caller owner, TaskDefinition definition) {
        return definition.containerDefinitions().stream()
                .flatMap(container -> sources(owner, container))
                .flatMap(source -> refusal(owner, source).stream())
                .findFirst();
    }

    private static Stream<String> sources(Caller owner, ContainerDefinition container) {
        Stream<Secret> logged = container.logConfiguration() == null
                ? Stream.empty()
                : container.logConfiguration().secretOptions().stream();
        Stream<String> registry = container.repositoryCredentials() == null
                ? Stream.empty()
                : Stream.of(container.repositoryCredentials().credentialsParameter())
                        .map(id -> id.startsWith("arn:") ? id : owner.arn("secretsmanager", "secret:" + id));
        return Stream.concat(
                registry, Stream.concat(container.secrets().stream(), logged).map(Secret::valueFrom));
    }

    private Optional<String> refusal(Caller owner, String valueFrom) {
        String[] parts = valueFrom.split(":", -1);
        boolean isSecret = parts.length >= ARN_PARTS && parts[0].equals("arn") && parts[2].equals("secretsmanager");
        return isSecret
                ? secrets.refusal(
                                owner,
                                String.join(":", Arrays.copyOf(parts, ARN_PARTS)),
                                part(parts, ARN_PARTS),
                                part(parts, ARN_PARTS + 1),
                                part(parts, ARN_PARTS + 2))
                        .map(why -> UNABLE + "unable to retrieve secret from asm" + RETRIED + why)
                : parameters
                        .refusal(owner, valueFrom)
                        .map(why -> UNABLE + "unable to retrieve secrets from ssm" + RETRIED + why);
    }

    private static @Nullable String part(String[] parts, int at) {
        return at < parts.length && !parts[at].isEmpty() ? parts[at] : null;
    }
}
