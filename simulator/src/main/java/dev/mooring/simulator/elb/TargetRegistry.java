package dev.mooring.simulator.elb;

import dev.mooring.simulator.Caller;
import java.util.Optional;

/** What ECS asks of load balancing on behalf of a service's tasks. */
public interface TargetRegistry {

    /** What ECS must know of a target group before it accepts it in a service. */
    record Registrable(String targetType, boolean attachedToLoadBalancer) {}

    /** Hears what health checks find out about one target. */
    interface Watcher {
        void healthy();

        void unhealthy(String description);
    }

    Optional<Registrable> find(Caller caller, String targetGroupArn);

    /** Registers a target; the watcher hears the result of its health checks while it stays registered. */
    void register(Caller caller, String targetGroupArn, String id, int port, Probe probe, Watcher watcher);

    /** Starts draining a target, and runs {@code drained} once the target group has let go of it. */
    void deregister(Caller caller, String targetGroupArn, String id, int port, Runnable drained);
}
