package dev.mooring.simulator.tagging;

import dev.mooring.simulator.AwsErrors;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;

/** {@code SERVICE} or {@code SERVICE:TYPE}, as {@code ecs:service}, matched against ARNs. */
final class ResourceTypeFilter {
    private static final Pattern FILTER = Pattern.compile("[a-z0-9-]+(?::[\\w/-]+)?");

    private ResourceTypeFilter() {}

    static void check(String filter) {
        if (!FILTER.matcher(filter).matches()) {
            throw AwsErrors.in(InvalidParameterException.builder(), "Invalid resource type filter: " + filter);
        }
    }

    static boolean matches(String filter, String arn) {
        String[] parts = arn.split(":", 6);
        int colon = filter.indexOf(':');
        String service = colon < 0 ? filter : filter.substring(0, colon);
        if (!parts[2].equals(service)) {
            return false;
        }
        if (colon < 0) {
            return true;
        }
        String type = filter.substring(colon + 1);
        return parts[5].startsWith(type + "/") || parts[5].startsWith(type + ":") || isUntyped(service, parts[5]);
    }

    /** Queues, topics and buckets have no type in their ARNs. */
    private static boolean isUntyped(String service, String resource) {
        return switch (service) {
            case "sqs", "sns" -> true;
            case "s3" -> !resource.contains("/");
            default -> false;
        };
    }
}
