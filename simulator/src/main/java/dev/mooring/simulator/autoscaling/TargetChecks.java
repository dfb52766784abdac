package dev.mooring.simulator.autoscaling;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a scalable target must be like. */
final class TargetChecks {
    /** Resource ids that begin with something else than their dimension's second part. */
    private static final Set<String> FREE_FORM = Set.of(
            "custom-resource", "comprehend", "lambda", "cassandra", "kafka", "elasticmapreduce", "ec2", "appstream");

    private TargetChecks() {}

    static void names(TargetKey key) {
        String[] dimension = key.dimension().split(":", -1);
        boolean fits = dimension.length == 3
                && dimension[0].equals(key.namespace())
                && (FREE_FORM.contains(key.namespace())
                        || resourceType(key.resourceId()).equals(dimension[1])
                        || key.resourceId().contains("/" + dimension[1] + "/"));
        boolean service = !key.isEcsService() || key.resourceId().split("/", -1).length == 3;
        if (!fits || !service) {
            throw AutoscalingErrors.invalid("Unsupported service namespace, resource type or scalable dimension");
        }
    }

    private static String resourceType(String resourceId) {
        return resourceId.split("[/:]", 2)[0];
    }

    static void first(@Nullable Integer min, @Nullable Integer max) {
        if (min == null || max == null) {
            throw AutoscalingErrors.invalid(
                    "Minimum and maximum capacity must be specified when a scalable target is registered first.");
        }
    }

    static void limits(int min, int max) {
        if (min < 0 || max < 0) {
            throw AutoscalingErrors.invalid("Minimum and maximum capacity must not be negative.");
        }
        if (max < min) {
            throw AutoscalingErrors.invalid("Maximum capacity cannot be less than minimum capacity");
        }
    }
}
