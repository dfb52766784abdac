package dev.mooring.simulator.secretsmanager;

import dev.mooring.simulator.Ids;
import dev.mooring.simulator.time.Timeline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Values as requests bring them. The client's token is the version's id, so that a request sent twice makes one version. */
final class Drafts {
    private final Timeline timeline;
    private final Ids ids;

    Drafts(Timeline timeline, Ids ids) {
        this.timeline = timeline;
        this.ids = ids;
    }

    /** Empty where the request brings no value. */
    Optional<SecretVersion> of(@Nullable String token, @Nullable String text, @Nullable SdkBytes bytes) {
        if (text != null && bytes != null) {
            throw SecretsErrors.invalid(
                    "You can't specify both a binary secret value and a string secret value in the same secret.");
        }
        return text == null && bytes == null
                ? Optional.empty()
                : Optional.of(new SecretVersion(token == null ? ids.uuid() : token, text, bytes, timeline.now()));
    }

    /** Whether this very version is there already; another value under the same token is refused. */
    static boolean isKnown(Secret secret, SecretVersion draft) {
        Optional<SecretVersion> known = secret.version(draft.id());
        if (known.isPresent() && !known.get().saysAs(draft)) {
            throw SecretsErrors.tokenInUse(draft.id(), secret.arn());
        }
        return known.isPresent();
    }
}
