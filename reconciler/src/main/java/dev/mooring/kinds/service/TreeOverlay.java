package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;
import dev.mooring.resource.Fields.Rule;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Merges members of AWS's that an engineer wrote over those that a spec stands for, as RFC 7386 does: trees merge member by
 * member, anything else replaces. Only lists whose items have a name of their own (the table says which) merge item by
 * item, so that one member of a container can be set without writing the container again; an empty list empties them.
 */
final class TreeOverlay {
    private final Map<String, Seq<String>> keysByPath;

    TreeOverlay(Fields table) {
        this.keysByPath = HashMap.ofEntries(table.rules()
                .filter(Rule.ListMap.class::isInstance)
                .map(Rule.ListMap.class::cast)
                .map(rule -> Tuple.of(rule.path(), rule.keys())));
    }

    Value.Tree merge(Value.Tree base, Value.Tree patch) {
        return merge("", base, patch);
    }

    private Value.Tree merge(String prefix, Value.Tree base, Value.Tree patch) {
        return patch.members()
                .foldLeft(
                        base,
                        (merged, member) -> merged.with(
                                member._1,
                                merged.get(member._1)
                                        .map(below -> merge(prefix + member._1, below, member._2))
                                        .getOrElse(member._2)));
    }

    private Value merge(String path, Value base, Value patch) {
        if (base instanceof Value.Tree below && patch instanceof Value.Tree above) {
            return merge(path + ".", below, above);
        }
        if (base instanceof Value.Items below
                && patch instanceof Value.Items above
                && !above.items().isEmpty()) {
            return keysByPath
                    .get(path)
                    .<Value>map(keys -> new Value.Items(mergeItems(path + "[]", keys, below.items(), above.items())))
                    .getOrElse(patch);
        }
        return patch;
    }

    private Vector<Value> mergeItems(String path, Seq<String> keys, Vector<Value> base, Vector<Value> patches) {
        return patches.foldLeft(base, (merged, patch) -> {
            int same = merged.indexWhere(item -> names(keys, patch, item));
            return same < 0 ? merged.append(patch) : merged.update(same, merge(path, merged.get(same), patch));
        });
    }

    /** Whether {@code patch} means {@code item}: it states at least one key, and none otherwise than the item does. */
    private static boolean names(Seq<String> keys, Value patch, Value item) {
        if (!(patch instanceof Value.Tree above) || !(item instanceof Value.Tree below)) {
            return false;
        }
        Seq<String> stated = keys.filter(key -> above.get(key).isDefined());
        return !stated.isEmpty() && stated.forAll(key -> above.get(key).equals(below.get(key)));
    }
}
