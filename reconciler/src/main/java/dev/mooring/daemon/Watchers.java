package dev.mooring.daemon;

import dev.mooring.daemon.http.Steward;
import dev.mooring.status.EnvironmentStatus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Everybody who wants to hear of every new status. */
final class Watchers implements Consumer<EnvironmentStatus> {
    private final List<Consumer<EnvironmentStatus>> all = new CopyOnWriteArrayList<>();

    Steward.Subscription add(Consumer<EnvironmentStatus> watcher) {
        all.add(watcher);
        return () -> all.remove(watcher);
    }

    @Override
    public void accept(EnvironmentStatus status) {
        all.forEach(watcher -> watcher.accept(status));
    }
}
