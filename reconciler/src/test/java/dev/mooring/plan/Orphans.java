package dev.mooring.plan;

import static dev.mooring.fixture.Toys.tree;

import dev.mooring.fixture.Toys;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Git's toys, all in place, and what is in AWS besides: the stage for deciding about deletions. */
record Orphans(
        DesiredGraph graph,
        Map<ResourceId, Observation> seen,
        Map<String, Either<Failure, Set<ResourceId>>> listings,
        Memory memory) {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Vector<ResourceType> TYPES = Vector.of(Toys.BOX, Toys.GATE, Toys.APP);

    static Orphans beside(Toys toys) {
        DesiredGraph graph = toys.graph();
        Map<ResourceId, Observation> inPlace = HashMap.ofEntries(graph.resources()
                .values()
                .map(desired -> Tuple.of(
                        desired.id(),
                        live(
                                desired.tree(),
                                new OwnerTags(
                                                "staging",
                                                desired.owner(),
                                                graph.digests()
                                                        .get(desired.id())
                                                        .get(),
                                                "before")
                                        .asMap()))));
        return new Orphans(graph, inPlace, HashMap.empty(), Memory.EMPTY).pruning(true, 5, 100);
    }

    Orphans pruning(boolean enabled, int maxDeletes, int maxPercent) {
        Environment environment = new Toys(graph.environment(), Vector.empty(), graph.revision())
                .pruning(enabled, maxDeletes, maxPercent)
                .environment();
        return in(old -> new DesiredGraph(
                environment,
                old.revision(),
                old.manifests(),
                old.resources(),
                old.primaries(),
                old.needs(),
                old.digests(),
                old.waves(),
                old.incomplete()));
    }

    Orphans in(UnaryOperator<DesiredGraph> next) {
        return new Orphans(next.apply(graph), seen, listings, memory);
    }

    /** Ours, there, and not in git. */
    Orphans gone(ResourceId id, String owner, boolean retain) {
        return tagged(
                id,
                new OwnerTags("staging", ManifestId.read(owner).get(), "of-before", "before", retain, Option.none())
                        .asMap());
    }

    Orphans tagged(ResourceId id, Map<String, String> tags) {
        return seeing(
                id,
                new Observation.Present(
                        tree(), LinkedHashMap.of("arn", "arn:" + id), tags, Option.none(), Health.READY));
    }

    Orphans seeing(ResourceId id, Observation observation) {
        return new Orphans(graph, seen.put(id, observation), listings, memory);
    }

    Orphans unlisted(ResourceType type, Failure failure) {
        return new Orphans(graph, seen, listings.put(type.name(), Either.left(failure)), memory);
    }

    Orphans remembering(UnaryOperator<Memory> next) {
        return new Orphans(graph, seen, listings, next.apply(memory));
    }

    Plan plan() {
        Map<String, Either<Failure, Set<ResourceId>>> listed = HashMap.ofEntries(TYPES.map(type -> Tuple.of(
                type.name(),
                Either.right(HashSet.ofAll(seen.keySet()).filter(id -> id.type().equals(type.name()))))));
        Inventory inventory = new Inventory(TYPES, listings.merge(listed));
        return new Planner().plan(graph, new Facts(seen, inventory, HashMap.empty(), memory, NOW));
    }

    /** What is to be done about everything that is not in git, as {@code verb id} or {@code reason id}, in order. */
    Seq<String> decisions() {
        return plan().changes()
                .reject(planned -> graph.resources().containsKey(planned.id()))
                .map(planned -> word(planned.change()) + " " + planned.id());
    }

    private static String word(Change change) {
        return switch (change) {
            case Change.Blocked blocked -> blocked.reason().word();
            case Change.Kept kept -> kept.reason().word();
            default -> change.verb();
        };
    }

    private static Observation live(Value.Tree tree, Map<String, String> tags) {
        return new Observation.Present(tree, LinkedHashMap.of("arn", "arn:in-git"), tags, Option.none(), Health.READY);
    }
}
