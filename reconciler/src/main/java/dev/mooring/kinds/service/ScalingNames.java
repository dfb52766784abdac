package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.AutoscalingSpec;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;

/**
 * What the objects of a service's autoscaling are called. Names begin with environment and service: neither policies nor
 * scheduled actions can carry tags, and by its name each proves to be ours.
 */
public final class ScalingNames {
    private final String prefix;
    private final String resourceId;

    ScalingNames(Manifest<ServiceSpec> manifest, Environment environment) {
        this.prefix = prefix(environment.name()) + manifest.name() + "-";
        this.resourceId =
                "service/" + environment.spec().cluster() + "/" + new ServiceNames(manifest, environment).serviceName();
    }

    /** With what every name in this environment begins. */
    public static String prefix(String environment) {
        return environment + "-";
    }

    /** As Application Auto Scaling names the service. */
    String resourceId() {
        return resourceId;
    }

    String action(AutoscalingSpec.Schedule schedule) {
        return prefix + schedule.name();
    }

    String policy(AutoscalingSpec.Step step) {
        return prefix + "steps-" + step.alarm();
    }

    String policy(AutoscalingSpec.Target target) {
        return prefix
                + switch (target.metric()) {
                    case CPU -> "cpu";
                    case MEMORY -> "memory";
                    case REQUESTS_PER_TARGET -> "requests-per-target";
                    case QUEUE_DEPTH_PER_TASK -> "queue-depth-" + target.queue().getOrElse("");
                    case CUSTOM ->
                        "custom-"
                                + target.custom()
                                        .map(AutoscalingSpec.CustomMetric::name)
                                        .getOrElse("");
                };
    }
}
