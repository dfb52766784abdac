package dev.mooring.daemon;

import dev.mooring.daemon.http.Fleet;
import dev.mooring.daemon.http.Steward;
import dev.mooring.plan.Plan;
import dev.mooring.status.EnvironmentStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** One environment that is well, and one whose plan throws. */
record FakeFleet(FakeSteward staging) implements Fleet {

    @Override
    public Seq<Steward> stewards() {
        return List.of(staging, new BrokenSteward());
    }

    @Override
    public SourceStatus source() {
        return new SourceStatus("specs", "c0ffee", Option.none(), Vector.empty());
    }

    private static final class BrokenSteward extends FakeSteward {
        @Override
        public EnvironmentStatus status() {
            return EnvironmentStatus.unknown("broken");
        }

        @Override
        public Option<Plan> plan() {
            throw new IllegalStateException("secret of the stack");
        }
    }
}
