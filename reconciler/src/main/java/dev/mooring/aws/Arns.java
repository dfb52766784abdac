package dev.mooring.aws;

import io.vavr.control.Option;

/** Reads Amazon Resource Names: {@code arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE}. */
public final class Arns {
    private static final int PARTS = 6;
    private static final int SERVICE = 2;

    private Arns() {}

    /**
     * What follows {@code prefix} in the resource's part.
     *
     * @param service as in ARNs: {@code elasticloadbalancing}
     * @param prefix {@code log-group:}; empty for APIs with one sort of object
     * @return none for an ARN of something else
     */
    public static Option<String> resource(String arn, String service, String prefix) {
        String[] parts = arn.split(":", PARTS);
        boolean ofService = parts.length == PARTS && parts[SERVICE].equals(service);
        return Option.when(
                ofService && parts[PARTS - 1].startsWith(prefix) && parts[PARTS - 1].length() > prefix.length(),
                () -> parts[PARTS - 1].substring(prefix.length()));
    }
}
