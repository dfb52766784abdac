package dev.mooring.simulator.ecs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far one blue/green, linear or canary deployment is. */
final class StageProgress {
    static final double ALL = 100;

    private Stage stage = Stage.RECONCILE_SERVICE;
    boolean entered;
    /** The percentage of production traffic that goes to the new revision. */
    double production;
    /** The same of test traffic. */
    double test;
    /** When what the stage waits for is over; null while it waits for nothing. */
    @Nullable Instant until;

    Stage stage() {
        return stage;
    }

    void leave() {
        stage = stage.next();
        entered = false;
        until = null;
    }
}
