package dev.mooring.engine;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Problem;
import dev.mooring.source.Snapshot;
import dev.mooring.status.EnvironmentStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.function.Function;

/** A loop for each environment that the specs name; each snapshot goes to all of them. */
public final class Environments implements AutoCloseable {
    private final SpecsCompiler compiler;
    private final Function<String, ReconcileLoop> newLoop;
    private SortedMap<String, ReconcileLoop> loops = TreeMap.empty();
    private Seq<Problem> problems = Vector.empty();

    /** @param newLoop makes the loop of the environment of this name */
    public Environments(SpecsCompiler compiler, Function<String, ReconcileLoop> newLoop) {
        this.compiler = compiler;
        this.newLoop = newLoop;
    }

    /**
     * The newest specs. If anything in them is bad, every environment keeps what it has. An environment that left them is
     * no longer kept, and nothing of it is deleted.
     */
    public synchronized void accept(Snapshot snapshot) {
        Validation<Seq<Problem>, SortedMap<String, DesiredGraph>> compiled = compiler.compile(snapshot);
        problems = compiled.isInvalid() ? compiled.getError() : Vector.empty();
        if (compiled.isInvalid()) {
            loops.values().forEach(loop -> loop.refuse(snapshot.revision(), problems));
            return;
        }
        SortedMap<String, DesiredGraph> graphs = compiled.get();
        loops.filterKeys(name -> !graphs.containsKey(name)).values().forEach(ReconcileLoop::close);
        loops = graphs.keySet()
                .foldLeft(
                        TreeMap.empty(),
                        (kept, name) -> kept.put(name, loops.get(name).getOrElse(() -> newLoop.apply(name))));
        graphs.forEach((name, graph) -> loops.get(name).get().offer(graph));
    }

    /** What is wrong with the newest snapshot. */
    public synchronized Seq<Problem> problems() {
        return problems;
    }

    public synchronized Seq<EnvironmentStatus> statuses() {
        return loops.values().map(ReconcileLoop::status);
    }

    public synchronized Option<ReconcileLoop> find(String environment) {
        return loops.get(environment);
    }

    /** Ends every loop; writes under way are finished. */
    @Override
    public synchronized void close() {
        loops.values().forEach(ReconcileLoop::close);
    }
}
