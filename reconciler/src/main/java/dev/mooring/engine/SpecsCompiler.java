package dev.mooring.engine;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.graph.Expander;
import dev.mooring.manifest.EnvironmentSpecs;
import dev.mooring.manifest.Problem;
import dev.mooring.source.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;
import java.util.function.Function;

/** Turns a snapshot into one graph for each environment, or into everything that is wrong with it. Pure. */
public final class SpecsCompiler {

    /** Reads files, by path relative to the specs' root, into environments by name. */
    public interface Loader
            extends Function<
                    SortedMap<String, String>, Validation<Seq<Problem>, SortedMap<String, EnvironmentSpecs>>> {}

    private final Loader loader;
    private final Expander expander;

    public SpecsCompiler(Loader loader, Expander expander) {
        this.loader = loader;
        this.expander = expander;
    }

    /** All or nothing: one bad document keeps the whole snapshot from being applied. */
    public Validation<Seq<Problem>, SortedMap<String, DesiredGraph>> compile(Snapshot snapshot) {
        return loader.apply(snapshot.files())
                .fold(
                        Validation::invalid,
                        environments -> compile(
                                environments.mapValues(specs -> specs.beside(snapshot.folders())),
                                snapshot.revision()));
    }

    private Validation<Seq<Problem>, SortedMap<String, DesiredGraph>> compile(
            SortedMap<String, EnvironmentSpecs> environments, String revision) {
        SortedMap<String, Validation<Seq<Problem>, DesiredGraph>> graphs =
                environments.mapValues(specs -> DesiredGraph.of(specs, expander, revision));
        Seq<Problem> problems = graphs.values().flatMap(graph -> graph.isInvalid() ? graph.getError() : Vector.empty());
        return problems.nonEmpty()
                ? Validation.invalid(problems.distinct().sorted())
                : Validation.valid(graphs.mapValues(Validation::get));
    }
}
