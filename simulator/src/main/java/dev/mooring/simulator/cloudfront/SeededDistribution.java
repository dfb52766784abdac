package dev.mooring.simulator.cloudfront;

import dev.mooring.simulator.Caller;

/**
 * A distribution over one bucket that exists before the first call: what Terraform would have made.
 *
 * @param arn {@code arn:aws:cloudfront::ACCOUNT:distribution/ID}
 * @param bucket the name of the bucket that it serves
 * @param singlePage whether a function answers paths without an extension with index.html
 */
public record SeededDistribution(String arn, String bucket, boolean singlePage) {

    public SeededDistribution {
        if (!arn.matches("arn:aws[a-z-]*:cloudfront::\\d{12}:distribution/[A-Z0-9]+")) {
            throw new IllegalArgumentException("not a distribution's ARN: " + arn);
        }
    }

    String id() {
        return arn.substring(arn.indexOf('/') + 1);
    }

    /** CloudFront is the same in every Region. */
    Caller owner() {
        return new Caller(arn.split(":", 6)[4], Distributions.REGION);
    }
}
