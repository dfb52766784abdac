package dev.mooring.daemon.http;

import dev.mooring.plan.Plan;
import dev.mooring.resource.ManifestId;
import dev.mooring.status.EnvironmentStatus;
import io.vavr.control.Option;
import java.util.function.Consumer;

/** One environment under care, as the API sees it. Asking returns at once; what comes of it is told by the status. */
public interface Steward {

    EnvironmentStatus status();

    /** What a pass would do now: AWS is read, nothing is written. None before the first good revision. */
    Option<Plan> plan();

    /** Asks for a pass now. */
    void reconcile();

    /** Stops writing, goes on observing. */
    void suspend();

    void resume();

    /**
     * Allows the deletion of just what waits for it.
     *
     * @return why not, where {@code digest} does not stand for what waits now
     */
    Option<String> confirmPrune(String digest);

    /** Forgets, once, that AWS refused this manifest or rolled it back. */
    void retry(ManifestId manifest);

    void suspend(ManifestId manifest);

    void resume(ManifestId manifest);

    /** Whether this manifest's resources are observed and not written, by git's word or by somebody's. */
    boolean isSuspended(ManifestId manifest);

    /** Tells {@code listener} every new status from now on, from the thread that makes it, until closed. */
    Subscription follow(Consumer<EnvironmentStatus> listener);

    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
