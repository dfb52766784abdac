package dev.mooring.readback;

import dev.mooring.resource.Differ;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.function.UnaryOperator;

/**
 * How the recordings of one CloudFormation type are read as trees of a resource type of ours.
 *
 * @param names from CloudFormation's property names to the type's members; a property that it does not know is an error
 * @param others properties that are not Mooring's to keep, and whose they are
 * @param silent properties that are not always read back, besides those that CloudFormation says never are
 * @param renamed properties that AWS gives back under another name, which {@code names} translates to the same
 * @param adaptation what a spec of ours would state besides, and in which form
 */
record Subject(
        String cloudFormation,
        ResourceType type,
        UnaryOperator<Value.Tree> names,
        Map<String, String> others,
        Set<String> silent,
        Set<String> renamed,
        UnaryOperator<Pair> adaptation) {

    Subject(String cloudFormation, ResourceType type, UnaryOperator<Value.Tree> names) {
        this(
                cloudFormation,
                type,
                names,
                HashMap.of("Tags", "tags stand beside the tree"),
                HashSet.empty(),
                HashSet.empty(),
                UnaryOperator.identity());
    }

    /** A subject whose names are not the SDK's: CloudFormation's own schema says which there are. */
    static Subject strict(String cloudFormation, ResourceType type, UnaryOperator<Value.Tree> names) {
        return new Subject(cloudFormation, type, properties -> {
            Seq<String> unknown = Schema.of(cloudFormation).unknown(properties);
            if (unknown.nonEmpty()) {
                throw new AssertionError("unknown property " + unknown.mkString(", "));
            }
            return names.apply(properties);
        });
    }

    Subject leaves(String property, String toWhom) {
        return new Subject(cloudFormation, type, names, others.put(property, toWhom), silent, renamed, adaptation);
    }

    Subject sometimesSilent(String... properties) {
        return new Subject(
                cloudFormation, type, names, others, silent.addAll(HashSet.of(properties)), renamed, adaptation);
    }

    Subject renames(String... properties) {
        return new Subject(
                cloudFormation, type, names, others, silent, renamed.addAll(HashSet.of(properties)), adaptation);
    }

    Subject adapted(UnaryOperator<Pair> further) {
        return new Subject(
                cloudFormation, type, names, others, silent, renamed, pair -> further.apply(adaptation.apply(pair)));
    }

    /** With lines for what no spec of ours states and recordings do: compared where it is stated. */
    Subject reading(UnaryOperator<Fields> lines) {
        ResourceType wider =
                new ResourceType(type.name(), lines.apply(type.fields()), type.attributes(), type.replaceable());
        return new Subject(cloudFormation, wider, names, others, silent, renamed, adaptation);
    }

    Schema schema() {
        return Schema.of(cloudFormation);
    }

    Pair pair(Readback recording) {
        Value.Tree live = ours(recording, recording.live());
        Value.Tree said = Unresolved.filled(GetTemplate.unmasked(ours(recording, recording.declared()), live), live);
        Value.Tree declared = Schema.readable(said, live, this::mayBeSilent);
        return adaptation.apply(new Pair(names.apply(declared), names.apply(live)));
    }

    Seq<Difference> differences(Pair pair) {
        return Differ.diff(type.fields(), pair.declared(), pair.live()).differences();
    }

    private boolean mayBeSilent(String path) {
        boolean otherwise = renamed.exists(name -> path.equals(name) || Schema.isBelow(path, name));
        return silent.contains(path) || (schema().writeOnly(path) && !otherwise);
    }

    private Value.Tree ours(Readback recording, Value.Tree properties) {
        return Value.tree(properties
                .members()
                .filterKeys(name ->
                        !others.containsKey(name) && !recording.readOnly().contains(name) && !schema().readOnly(name)));
    }
}
