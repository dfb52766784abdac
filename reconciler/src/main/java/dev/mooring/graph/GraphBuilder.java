package dev.mooring.graph;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Expansion.Use;
import dev.mooring.manifest.EnvironmentSpecs;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Position;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Digest;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Normalizer;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceId;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;

/** Gathers what manifests expand to, links it, and collects every problem on the way. */
final class GraphBuilder {
    private record Expanded(Manifest<? extends Record> manifest, Expansion expansion) {
        Position position(String path) {
            return manifest.where().apply(path);
        }

        /** Where this manifest wrote the reference; its own name where the kind does not say. */
        Position of(Reference reference) {
            return expansion
                    .uses()
                    .find(use -> use.reference().equals(reference))
                    .map(Use::position)
                    .getOrElse(() -> position("metadata.name"));
        }
    }

    private final EnvironmentSpecs specs;
    private final Map<ManifestId, Expanded> expanded;
    private final Map<ManifestId, ResourceId> primaries;
    private final Map<ResourceId, Desired> resources;

    private GraphBuilder(EnvironmentSpecs specs, Seq<Expanded> all) {
        this.specs = specs;
        this.expanded =
                LinkedHashMap.ofEntries(all.map(one -> Tuple.of(one.manifest().id(), one)));
        this.primaries = HashMap.ofEntries(all.filter(
                        one -> one.expansion().resources().nonEmpty())
                .map(one -> Tuple.of(
                        one.manifest().id(), one.expansion().resources().head().id())));
        this.resources = HashMap.ofEntries(
                all.flatMap(one -> one.expansion().resources()).map(one -> Tuple.of(one.id(), one)));
    }

    static GraphBuilder of(EnvironmentSpecs specs, Expander expander) {
        Map<ManifestId, Expansion> expansions = expander.expand(specs);
        Seq<Expanded> all = specs.manifests()
                .sortBy(Manifest::id)
                .map(manifest ->
                        new Expanded(manifest, expansions.get(manifest.id()).get()));
        return new GraphBuilder(specs, all);
    }

    Validation<Seq<Problem>, DesiredGraph> build(String revision) {
        Seq<Problem> problems = expanded.values()
                .flatMap(one -> one.expansion().problems())
                .appendAll(claimedTwice())
                .appendAll(expanded.values().flatMap(this::unresolved))
                .appendAll(newsless());
        if (problems.nonEmpty()) {
            return Validation.invalid(problems.distinct().sorted());
        }
        Map<ResourceId, Set<ResourceId>> needs = needs();
        Seq<Problem> cycles = new Cycles(needs).shortest().map(this::cycle);
        if (cycles.nonEmpty()) {
            return Validation.invalid(cycles.sorted());
        }
        Seq<Seq<Desired>> waves = Waves.number(resources, needs, this::requestedWave);
        return Validation.valid(new DesiredGraph(
                specs.environment(),
                revision,
                expanded.mapValues(Expanded::manifest),
                LinkedHashMap.ofEntries(waves.flatMap(wave -> wave).map(desired -> Tuple.of(desired.id(), desired))),
                primaries,
                needs,
                resources.mapValues(GraphBuilder::digest),
                waves,
                Option.none()));
    }

    /** News that have nowhere to go. */
    private Option<Problem> newsless() {
        return specs.environment()
                .spec()
                .notifications()
                .flatMap(wanted -> unresolved(
                        Reference.to(wanted.id(), "arn"), specs.where().apply("spec.notifications.topic")));
    }

    private static String digest(Desired desired) {
        return Digest.of(Normalizer.normalize(desired.type().fields(), desired.tree()));
    }

    private int requestedWave(Desired desired) {
        return expanded.get(desired.owner())
                .map(one -> one.manifest().lifecycle().wave())
                .getOrElse(0);
    }

    private Seq<Problem> claimedTwice() {
        return expanded.values()
                .flatMap(one -> one.expansion()
                        .resources()
                        .map(desired -> new Claim(desired, one.position(desired.writtenAt()))))
                .groupBy(claim -> claim.desired().id())
                .values()
                .filter(claims -> claims.size() > 1)
                .map(claims -> claims.sortBy(Claim::position))
                .flatMap(claims -> claims.tail()
                        .map(claim -> new Problem(
                                claim.position(),
                                claim.desired().owner() + " claims "
                                        + claim.desired().id() + ", which "
                                        + claims.head().desired().owner() + " claims too at "
                                        + claims.head().position() + "; give one of them another name")))
                .toVector();
    }

    private record Claim(Desired desired, Position position) {}

    private Seq<Problem> unresolved(Expanded one) {
        Seq<Problem> written = one.expansion().uses().flatMap(use -> unresolved(use.reference(), use.position()));
        Seq<Problem> withinTrees = one.expansion()
                .resources()
                .flatMap(desired -> desired.tree().references())
                .distinct()
                .flatMap(reference -> unresolved(reference, one.of(reference)));
        Seq<Problem> declared = one.expansion()
                .resources()
                .flatMap(Desired::dependsOn)
                .filter(id -> !resources.containsKey(id))
                .map(id -> new Problem(
                        one.position("metadata.name"),
                        one.manifest().id() + " needs " + id + ", which no manifest declares"));
        return written.appendAll(withinTrees).appendAll(declared);
    }

    private Option<Problem> unresolved(Reference reference, Position position) {
        return switch (reference.target()) {
            case Reference.Target.OfManifest of -> unresolved(of.manifest(), reference.attribute(), position);
            case Reference.Target.OfResource of ->
                resources
                        .get(of.resource())
                        .map(desired -> unknownAttribute(desired, reference.attribute(), position))
                        .getOrElse(() -> Option.some(new Problem(position, of.resource() + " is not declared here")));
        };
    }

    private Option<Problem> unresolved(ManifestId target, String attribute, Position position) {
        Option<Desired> primary = primaries.get(target).flatMap(resources::get);
        if (primary.isDefined()) {
            return unknownAttribute(primary.get(), attribute, position);
        }
        if (expanded.containsKey(target)) {
            return Option.some(new Problem(position, target + " stands for nothing in AWS that could be referred to"));
        }
        Seq<String> ofKind = expanded.keySet()
                .toVector()
                .filter(id -> id.kind().equals(target.kind()))
                .map(ManifestId::name);
        return Option.some(new Problem(
                position,
                "there is no " + target.kind() + " \"" + target.name() + "\" in "
                        + specs.environment().name() + Suggestion.among(ofKind, target.name())));
    }

    private static Option<Problem> unknownAttribute(Desired target, String attribute, Position position) {
        Set<String> known = target.type().attributes();
        if (known.contains(attribute)) {
            return Option.none();
        }
        String choice = known.toVector().sorted().mkString(", ");
        return Option.some(new Problem(
                position,
                target.owner() + " has no attribute \"" + attribute + "\"; it has " + choice
                        + Suggestion.among(known, attribute)));
    }

    /** References in trees and declared needs; a reference that reached no tree still holds back the primary resource. */
    private Map<ResourceId, Set<ResourceId>> needs() {
        java.util.Map<ResourceId, Set<ResourceId>> needs = new java.util.HashMap<>();
        for (Expanded one : expanded.values()) {
            Set<Reference> inTrees = HashSet.empty();
            for (Desired desired : one.expansion().resources()) {
                Seq<Reference> references = desired.tree().references();
                inTrees = inTrees.addAll(references);
                needs.put(
                        desired.id(),
                        LinkedHashSet.ofAll(references.flatMap(this::target)).addAll(desired.dependsOn()));
            }
            for (Use use : one.expansion().uses()) {
                Option<ResourceId> primary = primaries.get(one.manifest().id());
                if (!inTrees.contains(use.reference()) && primary.isDefined()) {
                    needs.computeIfPresent(primary.get(), (id, before) -> before.addAll(target(use.reference())));
                }
            }
        }
        return HashMap.ofAll(needs);
    }

    private Option<ResourceId> target(Reference reference) {
        return switch (reference.target()) {
            case Reference.Target.OfManifest of -> primaries.get(of.manifest());
            case Reference.Target.OfResource of -> Option.some(of.resource());
        };
    }

    /** A cycle of resources, told in manifests, each step with the place that makes it. */
    private Problem cycle(Vector<ResourceId> path) {
        Vector<Desired> around = path.flatMap(resources::get);
        Vector<Step> steps = around.zip(around.tail().append(around.head()))
                .map(pair -> step(pair._1, pair._2))
                .filter(step -> !step.from().owner().equals(step.to().owner()) || around.size() == 1);
        if (steps.isEmpty()) {
            Desired first = around.head();
            return new Problem(
                    position(first),
                    first.owner() + ": its resources need each other: "
                            + around.append(first).map(Desired::id).mkString(" → "));
        }
        int start = steps.indexOf(steps.minBy(Step::position).get());
        Vector<Step> ordered = steps.drop(start).appendAll(steps.take(start));
        String told = ordered.head().from().owner()
                + ordered.map(step -> " → " + step.to().owner() + " (" + step.position() + ")")
                        .mkString();
        return new Problem(ordered.head().position(), "these need each other, so none can come first: " + told);
    }

    private record Step(Desired from, Desired to, Position position) {}

    private Step step(Desired from, Desired to) {
        Expanded owner = expanded.get(from.owner()).get();
        Position position = owner.expansion()
                .uses()
                .find(use -> target(use.reference()).contains(to.id()))
                .map(Use::position)
                .getOrElse(() -> position(from));
        return new Step(from, to, position);
    }

    private Position position(Desired desired) {
        return expanded.get(desired.owner()).get().position("metadata.name");
    }
}
