package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import java.util.OptionalDouble;

/** How load balancers share out a service's requests. Called under the simulator's one lock. */
@FunctionalInterface
public interface RequestShares {
    /**
     * Which part of a service's requests each target of a target group gets, 0 to 1; empty where the group has no target that
     * could get any.
     *
     * @param targetGroup as CloudWatch names it, {@code targetgroup/NAME/ID}
     */
    OptionalDouble ofEachTarget(Caller caller, String targetGroup);
}
