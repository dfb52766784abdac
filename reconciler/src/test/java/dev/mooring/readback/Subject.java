package dev.mooring.readback;

import dev.mooring.resource.Differ;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.function.UnaryOperator;

/**
 * How the recordings of one CloudFormation type are read as trees of a resource type of ours.
 *
 * @param names from CloudFormation's property names to the type's members; a property that it does not know is an error
 * @param others properties that are not Mooring's to keep, and whose they are
 * @param adaptation what a spec of ours would state besides, and in which form
 */
record Subject(
        String cloudFormation,
        ResourceType type,
        UnaryOperator<Value.Tree> names,
        Map<String, String> others,
        UnaryOperator<Pair> adaptation) {

    Subject(String cloudFormation, ResourceType type, UnaryOperator<Value.Tree> names) {
        this(cloudFormation, type, names, HashMap.of("Tags", "tags stand beside the tree"), UnaryOperator.identity());
    }

    Subject leaves(String property, String toWhom) {
        return new Subject(cloudFormation, type, names, others.put(property, toWhom), adaptation);
    }

    Subject adapted(UnaryOperator<Pair> further) {
        return new Subject(cloudFormation, type, names, others, pair -> further.apply(adaptation.apply(pair)));
    }

    Pair pair(Readback recording) {
        return adaptation.apply(
                new Pair(translated(recording, recording.declared()), translated(recording, recording.live())));
    }

    Seq<Difference> differences(Pair pair) {
        return Differ.diff(type.fields(), pair.declared(), pair.live()).differences();
    }

    private Value.Tree translated(Readback recording, Value.Tree properties) {
        return names.apply(Value.tree(properties
                .members()
                .filterKeys(name ->
                        !others.containsKey(name) && !recording.readOnly().contains(name))));
    }
}
