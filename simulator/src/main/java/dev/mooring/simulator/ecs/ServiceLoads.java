package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import java.util.OptionalDouble;

/** How busy the simulator was told that services are. */
@FunctionalInterface
public interface ServiceLoads {
    /**
     * A figure of one task, in percent; empty where nothing was told.
     *
     * @param resourceId {@code service/CLUSTER/NAME}
     * @param metric {@code CPUUtilization} or {@code MemoryUtilization}
     */
    OptionalDouble of(Caller owner, String resourceId, String metric);
}
