package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Why a task cannot be given this, as it says when it stops; empty where it can. */
    Optional<String> refusal(Caller owner, String valueFrom) {
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
