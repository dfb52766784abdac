package dev.mooring.daemon;

import dev.mooring.engine.PassListener;
import dev.mooring.manifest.Problem;
import dev.mooring.source.Snapshot;
import dev.mooring.status.EnvironmentStatus;
import io.vavr.collection.Seq;

/** Hears what the daemon does, from the threads that do it; must not block or throw. */
public interface DaemonListener {

    /** A new revision of the specs was read; nothing is done about it yet. */
    default void arrived(Snapshot snapshot) {}

    /** A new revision of the specs was passed on, and what is wrong with it. */
    default void specs(Snapshot snapshot, Seq<Problem> problems) {}

    default void status(EnvironmentStatus status) {}

    default PassListener passesOf(String environment) {
        return PassListener.SILENT;
    }

    /** Both hear everything. */
    default DaemonListener and(DaemonListener other) {
        return new DaemonListener() {
            @Override
            public void arrived(Snapshot snapshot) {
                DaemonListener.this.arrived(snapshot);
                other.arrived(snapshot);
            }

            @Override
            public void specs(Snapshot snapshot, Seq<Problem> problems) {
                DaemonListener.this.specs(snapshot, problems);
                other.specs(snapshot, problems);
            }

            @Override
            public void status(EnvironmentStatus status) {
                DaemonListener.this.status(status);
                other.status(status);
            }

            @Override
            public PassListener passesOf(String environment) {
                return DaemonListener.this.passesOf(environment).and(other.passesOf(environment));
            }
        };
    }
}
