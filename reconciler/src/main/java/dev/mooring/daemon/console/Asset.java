package dev.mooring.daemon.console;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file of the console. */
final class Asset {
    private static final String HASHED = "assets/";

    private final String path;
    private final byte[] content;
    private final String etag;

    /** @param path below the console's root: {@code assets/index-3f2a9c1d.js} */
    Asset(String path, byte[] content) {
        this.path = path;
        this.content = content.clone();
        this.etag = '"' + HexFormat.of().formatHex(sha256(content), 0, 12) + '"';
    }

    String path() {
        return path;
    }

    /** Quoted, of the content alone. */
    String etag() {
        return etag;
    }

    int size() {
        return content.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(content);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** What is named after its content never changes; everything else is asked for anew each time. */
    String cacheControl() {
        return path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache";
    }

    String contentType() {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "ico" -> "image/vnd.microsoft.icon";
            case "json", "webmanifest" -> "application/json";
            case "txt" -> "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }
}
