package dev.mooring.aws;

import io.vavr.control.Option;
import java.net.URI;

/**
 * Which AWS is meant, and how fast it may be called.
 *
 * @param endpoint another than AWS's own; where there is none, the SDK still honours {@code AWS_ENDPOINT_URL}
 * @param limits the buckets to keep to
 * @param patience how long each call is tried
 */
public record AwsAccess(Option<URI> endpoint, ApiLimits limits, Patience patience) {

    /** AWS, at the pace that it publishes. */
    public static AwsAccess standard() {
        return new AwsAccess(Option.none(), ApiLimits.published(), Patience.STANDARD);
    }

    /** An emulator or a private endpoint, at AWS's pace. */
    public static AwsAccess at(URI endpoint) {
        return new AwsAccess(Option.some(endpoint), ApiLimits.published(), Patience.STANDARD);
    }

    public AwsAccess withLimits(ApiLimits other) {
        return new AwsAccess(endpoint, other, patience);
    }

    public AwsAccess withPatience(Patience other) {
        return new AwsAccess(endpoint, limits, other);
    }

    /** Whether the endpoint is on this machine, where any credentials serve. */
    boolean isLoopback() {
        return endpoint.map(URI::getHost)
                .exists(host -> host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]"));
    }
}
