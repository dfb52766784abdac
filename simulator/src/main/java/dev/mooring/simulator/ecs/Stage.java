package dev.mooring.simulator.ecs;

import java.util.Arrays;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentLifecycleStage;

/**
 * The stages of a blue/green, linear or canary deployment, in order (Amazon ECS Developer Guide, "Lifecycle stages for ECS
 * service deployments").
 */
enum Stage {
    RECONCILE_SERVICE,
    PRE_SCALE_UP,
    SCALE_UP,
    POST_SCALE_UP,
    TEST_TRAFFIC_SHIFT,
    POST_TEST_TRAFFIC_SHIFT,
    /** Hooks know it; what a deployment shows of itself does not. */
    PRE_PRODUCTION_TRAFFIC_SHIFT,
    PRODUCTION_TRAFFIC_SHIFT,
    POST_PRODUCTION_TRAFFIC_SHIFT,
    BAKE_TIME,
    CLEAN_UP;

    ServiceDeploymentLifecycleStage shown() {
        return this == PRE_PRODUCTION_TRAFFIC_SHIFT
                ? ServiceDeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT
                : ServiceDeploymentLifecycleStage.fromValue(name());
    }

    /** Whether the new revision's tasks are to run. */
    boolean scaledUp() {
        return compareTo(SCALE_UP) >= 0;
    }

    Stage next() {
        return Arrays.stream(values())
                .filter(stage -> stage.compareTo(this) > 0)
                .findFirst()
                .orElseThrow();
    }
}
