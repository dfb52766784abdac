package dev.mooring.simulator.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mooring.simulator.AwsErrors;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The aws-chunked content encoding, with or without signatures and trailers. A CRC32 trailer is verified; other trailing
 * checksums are let pass.
 */
final class AwsChunked {
    private static final String CRC32_TRAILER = "x-amz-checksum-crc32";

    private final byte[] encoded;
    private int position;

    private AwsChunked(byte[] encoded) {
        this.encoded = encoded;
    }

    static byte[] decode(byte[] encoded) {
        return new AwsChunked(encoded).decode();
    }

    private byte[] decode() {
        ByteArrayOutputStream data = new ByteArrayOutputStream(encoded.length);
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (size > encoded.length - position) {
                throw incomplete();
            }
            data.write(encoded, position, size);
            position += size + 2;
        }
        byte[] decoded = data.toByteArray();
        verifyTrailers(decoded);
        return decoded;
    }

    private int chunkSize() {
        String line = line();
        int extension = line.indexOf(';');
        String size = extension < 0 ? line : line.substring(0, extension);
        try {
            return Integer.parseInt(size.trim(), 16);
        } catch (NumberFormatException malformed) {
            throw incomplete();
        }
    }

    private void verifyTrailers(byte[] decoded) {
        while (position < encoded.length) {
            String line = line();
            if (line.isEmpty()) {
                return;
            }
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(CRC32_TRAILER)) {
                verifyCrc32(decoded, line.substring(colon + 1).trim());
            }
        }
    }

    private static void verifyCrc32(byte[] decoded, String expected) {
        CRC32 crc = new CRC32();
        crc.update(decoded);
        byte[] sum = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        if (!Base64.getEncoder().encodeToString(sum).equals(expected)) {
            throw AwsErrors.client("BadDigest", "The CRC32 you specified did not match the calculated checksum.");
        }
    }

    /** The next line, without its CRLF. */
    private String line() {
        for (int end = position; end + 1 < encoded.length; end++) {
            if (encoded[end] == '\r' && encoded[end + 1] == '\n') {
                String line = new String(encoded, position, end - position, US_ASCII);
                position = end + 2;
                return line;
            }
        }
        throw incomplete();
    }

    private static RuntimeException incomplete() {
        return AwsErrors.client(
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header.");
    }
}
