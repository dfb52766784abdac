package dev.mooring.readback;

import dev.mooring.resource.Value;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** What was declared and what is live, as trees of one resource type. */
record Pair(Value.Tree declared, Value.Tree live) {

    Pair both(UnaryOperator<Value.Tree> form) {
        return new Pair(form.apply(declared), form.apply(live));
    }

    /** With a member on both sides that only one has: what says which object it is, which a spec of ours always states. */
    Pair identifiedBy(String member) {
        Option<Value> said = declared.get(member).orElse(live.get(member));
        return both(tree -> tree.get(member).isDefined() ? tree : tree.with(member, said));
    }

    Pair without(String member) {
        return both(tree -> tree.without(member));
    }

    /** The declared scalars that read back otherwise, by path: what somebody changed, told without the differ's help. */
    SortedMap<String, Value> changed() {
        SortedMap<String, Value> there = scalars("", live);
        return scalars("", declared)
                .filter((path, value) ->
                        !there.get(path).exists(other -> other.toString().equals(value.toString())));
    }

    boolean declares(String path) {
        return scalars("", declared).containsKey(path);
    }

    private static SortedMap<String, Value> scalars(String at, Value.Tree tree) {
        return tree.members()
                .foldLeft(TreeMap.empty(), (SortedMap<String, Value> found, io.vavr.Tuple2<String, Value> member) -> {
                    String path = at.isEmpty() ? member._1 : at + "." + member._1;
                    return switch (member._2) {
                        case Value.Tree inner -> scalars(path, inner).merge(found);
                        case Value.Items ignored -> found;
                        default -> found.put(path, member._2);
                    };
                });
    }
}
