package dev.mooring.simulator.secretsmanager;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** One value that a secret has had: text or bytes. */
record SecretVersion(
        String id, @Nullable String text, @Nullable SdkBytes bytes, Instant createdAt) {

    /** Whether it says the same as the other. */
    boolean saysAs(SecretVersion other) {
        return Objects.equals(text, other.text) && Objects.equals(bytes, other.bytes);
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "SecretVersion[" + id + "]";
    }
}
