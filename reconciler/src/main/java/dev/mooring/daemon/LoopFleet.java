package dev.mooring.daemon;

import dev.mooring.daemon.http.Fleet;
import dev.mooring.daemon.http.Steward;
import dev.mooring.engine.Environments;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The environments and their source, as the API sees them. */
final class LoopFleet implements Fleet {
    private final Environments environments;
    private final Watchers watchers;
    private final SpecWatch watch;
    private final String description;

    LoopFleet(Environments environments, Watchers watchers, SpecWatch watch, String description) {
        this.environments = environments;
        this.watchers = watchers;
        this.watch = watch;
        this.description = description;
    }

    @Override
    public Seq<Steward> stewards() {
        return environments.statuses().flatMap(status -> steward(status.name()));
    }

    @Override
    public Option<Steward> steward(String environment) {
        return environments.find(environment).map(loop -> new LoopSteward(loop, watchers));
    }

    @Override
    public SourceStatus source() {
        var reading = watch.reading();
        return new SourceStatus(
                description,
                reading.snapshot().map(snapshot -> snapshot.revision()).getOrElse(""),
                reading.trouble(),
                environments.problems());
    }
}
