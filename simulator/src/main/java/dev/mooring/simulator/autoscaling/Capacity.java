package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import java.util.OptionalInt;

/** What scaling moves: the desired count of ECS services. Called under the simulator's one lock. */
public interface Capacity {
    /** The desired count; empty where there is no such thing. */
    OptionalInt desired(Caller caller, String resourceId);

    /** How many run now. */
    int running(Caller caller, String resourceId);

    void set(Caller caller, String resourceId, int desired);
}
