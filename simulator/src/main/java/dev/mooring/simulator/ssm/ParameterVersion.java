package dev.mooring.simulator.ssm;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter was at one time.
 *
 * @param type {@code String}, {@code StringList} or {@code SecureString}
 * @param tier {@code Standard} or {@code Advanced}
 * @param keyId of a {@code SecureString}; null for the others
 * @param labels which can move on to another version
 */
record ParameterVersion(
        long number,
        String type,
        String value,
        String tier,
        String dataType,
        @Nullable String keyId,
        @Nullable String description,
        @Nullable String allowedPattern,
        Instant modifiedAt,
        Set<String> labels) {
    static final String SECURE = "SecureString";

    ParameterVersion {
        labels = new LinkedHashSet<>(labels);
    }

    boolean isSecure() {
        return type.equals(SECURE);
    }

    /** As it is told: a secure value stays encrypted unless decryption is asked for. */
    String told(boolean decrypted) {
        return decrypted || !isSecure() ? value : cipherText();
    }

    /** Looks like KMS's cipher texts, and hides what it stands for. */
    private String cipherText() {
        String blob = "\u0001\u0002kms:" + keyId + ":" + number + ":" + Integer.toHexString(value.hashCode());
        return "AQICAH" + Base64.getEncoder().encodeToString(blob.getBytes(StandardCharsets.UTF_8));
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "ParameterVersion[" + number + ", " + type + "]";
    }
}
