package dev.mooring.cli;

import dev.mooring.engine.PassListener;
import dev.mooring.engine.Reconciler;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.kinds.StandardKinds;
import dev.mooring.manifest.SpecLoader;
import dev.mooring.simulator.Simulator;
import dev.mooring.source.DirectorySource;
import dev.mooring.source.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.time.Duration;

/** The specs that the project comes with, and how an account comes to be as they say. */
final class ExamplePlatform {
    private static final int PATIENCE = 30;
    private static final Duration BETWEEN_PASSES = Duration.ofMinutes(2);

    private ExamplePlatform() {}

    /** One for each environment. */
    static Seq<DesiredGraph> graphs(StandardKinds kinds) {
        Snapshot example;
        try (var source = new DirectorySource(root().resolve("specs"), Duration.ofSeconds(1))) {
            example = source.poll().snapshot().get();
        }
        return new SpecLoader(kinds)
                .load(example.files())
                .get()
                .values()
                .map(specs -> DesiredGraph.of(specs.beside(example.folders()), kinds::expand, "0000000")
                        .get())
                .foldLeft(Vector.empty(), Vector::append);
    }

    /** Passes until nothing is left to do. */
    static void converge(DesiredGraph graph, Reconciler reconciler, Simulator simulator) {
        for (int pass = 0; pass < PATIENCE; pass++) {
            reconciler.reconcile(graph, PassListener.SILENT, () -> false);
            simulator.advance(BETWEEN_PASSES);
            if (reconciler.plan(graph).matches()) {
                return;
            }
        }
        throw new AssertionError(
                graph.name() + " does not converge: " + reconciler.plan(graph).told());
    }

    private static Path root() {
        Path module = Path.of("").toAbsolutePath();
        return module.resolve("mvnw").toFile().exists() ? module : module.resolve("..");
    }
}
