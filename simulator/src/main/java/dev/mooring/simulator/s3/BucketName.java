package dev.mooring.simulator.s3;

import dev.mooring.simulator.AwsErrors;
import java.util.regex.Pattern;

/** Source: S3 user guide, general purpose bucket naming rules. */
final class BucketName {
    private static final Pattern NAME = Pattern.compile("(?=.{3,63}$)[a-z0-9](?:[a-z0-9-]|\\.(?!\\.))*[a-z0-9]");
    private static final Pattern IP_ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private BucketName() {}

    static void check(String name) {
        if (!NAME.matcher(name).matches()
                || IP_ADDRESS.matcher(name).matches()
                || name.startsWith("xn--")
                || name.endsWith("-s3alias")) {
            throw AwsErrors.client("InvalidBucketName", "The specified bucket is not valid.");
        }
    }
}
