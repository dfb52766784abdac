package dev.mooring.simulator.wire;

import dev.mooring.simulator.AwsErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads a request's body up to a limit and undoes its content encodings: aws-chunked outside, gzip inside. */
final class RequestBody {
    private final int limit;

    /** @param limit in bytes, before and after decompression */
    RequestBody(int limit) {
        this.limit = limit;
    }

    byte[] read(InputStream stream, WireHeaders headers) throws IOException {
        byte[] body = bounded(stream);
        String encoding = headers.firstOr("Content-Encoding", "").toLowerCase(Locale.ROOT);
        if (encoding.contains("aws-chunked")
                || headers.firstOr("x-amz-content-sha256", "").startsWith("STREAMING-")) {
            body = AwsChunked.decode(body);
        }
        // S3 keeps gzip as the object's own encoding; everywhere else it is the transport's.
        if (encoding.equals("gzip") && !headers.firstOr("Authorization", "").contains("/s3/aws4_request")) {
            body = gunzip(body);
        }
        return body;
    }

    private byte[] gunzip(byte[] body) throws IOException {
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return bounded(unzipped);
        }
    }

    private byte[] bounded(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(limit);
        if (body.length == limit && stream.read() >= 0) {
            throw AwsErrors.of(413, "RequestEntityTooLarge", "Request body is larger than " + limit + " bytes");
        }
        return body;
    }
}
