package dev.mooring.plan;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Holds a write back while what it needs is not in place. A resource that needs nothing written waits for nobody; one that
 * exists, though an update of it failed or may not be sent, is in place.
 */
final class Needs {
    private final DesiredGraph graph;
    private final Desired desired;
    private final Function<ResourceId, Option<Standing>> standings;

    Needs(DesiredGraph graph, Desired desired, Function<ResourceId, Option<Standing>> standings) {
        this.graph = graph;
        this.desired = desired;
        this.standings = standings;
    }

    /** What a reference resolves to, if its target is in place or will certainly have it once it is. */
    Option<String> attribute(Reference reference) {
        return graph.target(reference)
                .flatMap(id -> standings.apply(id).flatMap(standing -> switch (standing) {
                    case Standing.InPlace target -> target.attributes().get(reference.attribute());
                    case Standing.Expected ignored ->
                        graph.resources()
                                .get(id)
                                .flatMap(target -> target.foreseen().get(reference.attribute()));
                    case Standing.Missing ignored -> Option.<String>none();
                }));
    }

    Change admit(Change change, Value.Tree resolved) {
        if (!change.writes()) {
            return change;
        }
        Seq<String> waits = graph.needs()
                .get(desired.id())
                .get()
                .toVector()
                .flatMap(this::missing)
                .appendAll(resolved.references().distinct().flatMap(this::untold))
                .appendAll(inTheWay(change))
                .distinct();
        return waits.isEmpty()
                ? change
                : new Change.Blocked(
                        Reason.DEPENDENCY, "waits: " + waits.mkString("; "), Drifts.known(Drifts.of(change)));
    }

    private Option<String> missing(ResourceId id) {
        return standings
                .apply(id)
                .flatMap(standing -> standing instanceof Standing.Missing missing
                        ? Option.some(named(id) + " " + missing.why())
                        : Option.none());
    }

    /** Of two objects under one name, the one that is wanted comes when the other is gone. */
    private Seq<String> inTheWay(Change change) {
        return change instanceof Change.Create
                ? desired.displaces()
                        .toVector()
                        .filter(id -> standings.apply(id).exists(Standing.InPlace.class::isInstance))
                        .map(id -> id + " is still there")
                : Vector.empty();
    }

    private Option<String> untold(Reference reference) {
        return graph.target(reference)
                .filter(id -> standings.apply(id).exists(Standing.InPlace.class::isInstance))
                .map(id -> named(id) + " is there but AWS has not told its " + reference.attribute());
    }

    private String named(ResourceId id) {
        return graph.resources()
                .get(id)
                .map(target -> target.owner() + " (" + id + ")")
                .getOrElse(id::toString);
    }
}
