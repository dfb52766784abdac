package dev.mooring.daemon;

import dev.mooring.daemon.http.Steward;
import dev.mooring.plan.Plan;
import dev.mooring.resource.ManifestId;
import dev.mooring.status.Condition;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Event;
import dev.mooring.status.ResourceStatus;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An environment with one queue, all well, that remembers what it was asked for. */
class FakeSteward implements Steward {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final String WAITING = "83e7dee8ae7a";

    final java.util.List<String> asked = new CopyOnWriteArrayList<>();
    private final java.util.List<Consumer<EnvironmentStatus>> listeners = new CopyOnWriteArrayList<>();
    private volatile Seq<Event> events = initial();

    private static Seq<Event> initial() {
        return Vector.of(event(1, Event.Type.CREATED), event(2, Event.Type.READY));
    }

    void add(Event event) {
        events = events.append(event);
        listeners.forEach(listener -> listener.accept(status()));
    }

    void reset() {
        events = initial();
    }

    @Override
    public EnvironmentStatus status() {
        ManifestId inbox = new ManifestId("Queue", "inbox");
        Condition ready = new Condition(Condition.Type.READY, Condition.Status.TRUE, "Ready", "", "c0ffee", NOON);
        return new EnvironmentStatus(
                "staging",
                "c0ffee",
                "c0ffee",
                Option.some(NOON),
                false,
                Vector.of(ready),
                TreeMap.of(inbox, new ResourceStatus(inbox, "c0ffee", "c0ffee", Vector.of(ready), Vector.empty())),
                Vector.empty(),
                events,
                Vector.empty(),
                HashMap.empty(),
                events.size());
    }

    @Override
    public Option<Plan> plan() {
        return Option.none();
    }

    @Override
    public void reconcile() {
        asked.add("reconcile");
    }

    @Override
    public void suspend() {
        asked.add("suspend");
    }

    @Override
    public void resume() {
        asked.add("resume");
    }

    /** One set of deletions waits. */
    @Override
    public Option<String> confirmPrune(String digest) {
        if (!digest.equals(WAITING)) {
            return Option.some("what waits for a confirmation has another digest");
        }
        asked.add("prune " + digest);
        return Option.none();
    }

    @Override
    public void retry(ManifestId manifest) {
        asked.add("retry " + manifest);
    }

    @Override
    public void suspend(ManifestId manifest) {
        asked.add("suspend " + manifest);
    }

    @Override
    public void resume(ManifestId manifest) {
        asked.add("resume " + manifest);
    }

    @Override
    public boolean isSuspended(ManifestId manifest) {
        return asked.contains("suspend " + manifest);
    }

    @Override
    public Subscription follow(Consumer<EnvironmentStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    static Event event(long sequence, Event.Type type) {
        return new Event(
                sequence,
                NOON,
                type,
                Option.some(new ManifestId("Queue", "inbox")),
                Option.none(),
                Option.none(),
                "c0ffee",
                "said");
    }
}
