package dev.mooring.simulator.s3;

import dev.mooring.simulator.AwsErrors;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entity tags, in quotes: the MD5 of an object, or of its parts' MD5s. */
final class ETags {
    private ETags() {}

    static String of(byte[] data) {
        return quoted(HexFormat.of().formatHex(md5().digest(data)));
    }

    /** One that tells contents apart and is not their MD5. */
    static String of(byte[] data, String salt) {
        MessageDigest digest = md5();
        digest.update(salt.getBytes(StandardCharsets.UTF_8));
        return quoted(HexFormat.of().formatHex(digest.digest(data)));
    }

    static String ofParts(List<String> partTags) {
        MessageDigest digest = md5();
        partTags.forEach(tag -> digest.update(HexFormat.of().parseHex(bare(tag))));
        return quoted(HexFormat.of().formatHex(digest.digest()) + "-" + partTags.size());
    }

    static boolean same(String left, String right) {
        return bare(left).equals(bare(right));
    }

    /** @param contentMd5 as the header says it; null where there is none */
    static void verify(byte[] data, @Nullable String contentMd5) {
        if (contentMd5 != null && !contentMd5.equals(Base64.getEncoder().encodeToString(md5().digest(data)))) {
            throw AwsErrors.client("BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
    }

    /** @param sha256 in base 64, as the checksum's header says it; null where there is none */
    static void verifySha256(byte[] data, @Nullable String sha256) {
        if (sha256 != null
                && !sha256.equals(
                        Base64.getEncoder().encodeToString(digest("SHA-256").digest(data)))) {
            throw AwsErrors.client("BadDigest", "The SHA256 you specified did not match the calculated checksum.");
        }
    }

    private static String bare(String tag) {
        return tag.replace("\"", "");
    }

    private static String quoted(String tag) {
        return "\"" + tag + "\"";
    }

    private static MessageDigest md5() {
        return digest("MD5");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
