package dev.mooring.simulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/** What a copy is made of: {@code [/]BUCKET/KEY[?versionId=ID]}, percent-encoded. */
record CopySource(String bucket, String key, @Nullable String versionId) {
    private static final String VERSION = "?versionId=";

    static CopySource parse(String header) {
        int version = header.indexOf(VERSION);
        String text =
                URLDecoder.decode((version < 0 ? header : header.substring(0, version)).replace("+", "%2B"), UTF_8);
        String path = text.startsWith("/") ? text.substring(1) : text;
        int slash = path.indexOf('/');
        if (slash < 1 || slash == path.length() - 1) {
            throw S3Errors.invalidArgument(
                    "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        return new CopySource(
                path.substring(0, slash),
                path.substring(slash + 1),
                version < 0 ? null : header.substring(version + VERSION.length()));
    }
}
