package dev.mooring.simulator.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** S3's virtual-hosted style, {@code BUCKET.s3.REGION.amazonaws.com} or {@code BUCKET.localhost}, as path style. */
final class BucketHost {
    private static final Pattern HOST = Pattern.compile("(.+?)\\.(?:s3[.-].*|s3|localhost)(?::\\d+)?");

    private BucketHost() {}

    static WireRequest toPathStyle(WireRequest request) {
        return bucket(request.headers().firstOr("Host", ""))
                .map(bucket -> new WireRequest(
                        request.method(),
                        "/" + bucket + request.path(),
                        request.query(),
                        request.headers(),
                        request.body()))
                .orElse(request);
    }

    private static Optional<String> bucket(String host) {
        Matcher matcher = HOST.matcher(host);
        return matcher.matches() && !matcher.group(1).equals("s3") ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
