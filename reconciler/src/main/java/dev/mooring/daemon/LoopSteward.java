package dev.mooring.daemon;

import dev.mooring.daemon.http.Steward;
import dev.mooring.engine.ReconcileLoop;
import dev.mooring.plan.Plan;
import dev.mooring.resource.ManifestId;
import dev.mooring.status.EnvironmentStatus;
import io.vavr.control.Option;
import java.util.function.Consumer;

/** One environment's loop, as the API sees it. */
final class LoopSteward implements Steward {
    private final ReconcileLoop loop;
    private final Watchers watchers;

    LoopSteward(ReconcileLoop loop, Watchers watchers) {
        this.loop = loop;
        this.watchers = watchers;
    }

    @Override
    public EnvironmentStatus status() {
        return loop.status();
    }

    @Override
    public Option<Plan> plan() {
        return loop.plan();
    }

    @Override
    public void reconcile() {
        loop.ask();
    }

    @Override
    public void suspend() {
        loop.suspend();
    }

    @Override
    public void resume() {
        loop.resume();
    }

    @Override
    public Option<String> confirmPrune(String digest) {
        return loop.confirmPrune(digest);
    }

    @Override
    public void retry(ManifestId manifest) {
        loop.retry(manifest);
    }

    @Override
    public void suspend(ManifestId manifest) {
        loop.suspend(manifest);
    }

    @Override
    public void resume(ManifestId manifest) {
        loop.resume(manifest);
    }

    @Override
    public boolean isSuspended(ManifestId manifest) {
        return loop.isSuspended(manifest);
    }

    @Override
    public Subscription follow(Consumer<EnvironmentStatus> listener) {
        String name = loop.status().name();
        return watchers.add(status -> {
            if (status.name().equals(name)) {
                listener.accept(status);
            }
        });
    }
}
