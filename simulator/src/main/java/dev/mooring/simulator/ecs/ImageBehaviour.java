package dev.mooring.simulator.ecs;

import java.time.Duration;

/** How a container of some image behaves once it is to run. */
public sealed interface ImageBehaviour {

    /** Runs, and passes the health checks that there are once it has been up for {@code after}. */
    record Healthy(Duration after) implements ImageBehaviour {}

    /** Runs for {@code after}, then exits with {@code code}; again each time that it is started. */
    record Exits(int code, Duration after) implements ImageBehaviour {}

    /** Runs, and fails every health check that there is; nobody notices where there is none. */
    record Unhealthy() implements ImageBehaviour {}

    /**
     * Cannot be pulled.
     *
     * @param reason what follows {@code CannotPullContainerError: } in the task's stopped reason
     */
    record Unpullable(String reason) implements ImageBehaviour {}
}
