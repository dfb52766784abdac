package dev.mooring.simulator.ecr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An image's manifest and the digest of its bytes, which is the image's name. */
record Manifest(String text, String digest, @Nullable String mediaType) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Manifest read(String text, @Nullable String mediaType) {
        try {
            String own = JSON.readTree(text).path("mediaType").asText("");
            String type = mediaType == null ? own : mediaType;
            if (type.isEmpty()) {
                throw EcrErrors.invalid("image manifest mediatype not provided in manifest or parameter");
            }
            return new Manifest(text, digest(text), type);
        } catch (JsonProcessingException malformed) {
            throw EcrErrors.invalid(
                    "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'");
        }
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
