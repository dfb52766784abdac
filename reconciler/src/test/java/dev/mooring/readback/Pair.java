package dev.mooring.readback;

import dev.mooring.resource.Fields;
import dev.mooring.resource.Fields.Rule;
import dev.mooring.resource.Normalizer;
import dev.mooring.resource.PolicyMeaning;
import dev.mooring.resource.Value;
import io.vavr.Tuple2;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What was declared and what is live, as trees of one resource type. */
record Pair(Value.Tree declared, Value.Tree live) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

    Pair both(UnaryOperator<Value.Tree> form) {
        return new Pair(form.apply(declared), form.apply(live));
    }

    /** With a member on both sides that only one has: what says which object it is, which a spec of ours always states. */
    Pair identifiedBy(String member) {
        Option<Value> said = declared.get(member).orElse(live.get(member));
        return both(tree -> tree.get(member).isDefined() ? tree : tree.with(member, said));
    }

    /**
     * The declared scalars that read back otherwise, by path: what somebody changed, told without the differ's help. Both
     * sides are in normal form, in which what AWS fills in is filled in and what it keeps to itself is gone.
     */
    SortedMap<String, Value> changed(Fields fields) {
        Value.Tree stated = Normalizer.normalize(fields, declared);
        Value.Tree there = Normalizer.normalize(fields, live);
        SortedMap<String, Value> lives = scalars("", there);
        return fields.rules()
                .filter(Rule.PolicyDocument.class::isInstance)
                .map(Rule::path)
                .filter(path -> samePolicy(at(stated, path), at(there, path)))
                .foldLeft(scalars("", stated), (so, policy) -> so.filterKeys(path -> !isWithin(path, policy)))
                .filter((path, value) ->
                        !lives.get(path).exists(other -> other.toString().equals(value.toString())));
    }

    static boolean isWithin(String path, String whole) {
        return path.equals(whole) || path.startsWith(whole + ".") || path.startsWith(whole + "[");
    }

    boolean declares(String path) {
        return scalars("", declared).containsKey(path);
    }

    private static boolean samePolicy(Option<Value> one, Option<Value> other) {
        return one.exists(these -> these instanceof Value.Tree a
                && other.exists(those -> those instanceof Value.Tree b && PolicyMeaning.same(a, b)));
    }

    private static Option<Value> at(Value.Tree tree, String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? tree.get(path)
                : tree.get(path.substring(0, dot))
                        .filter(Value.Tree.class::isInstance)
                        .flatMap(inner -> at((Value.Tree) inner, path.substring(dot + 1)));
    }

    private static SortedMap<String, Value> scalars(String at, Value.Tree tree) {
        return tree.members()
                .foldLeft(TreeMap.empty(), (SortedMap<String, Value> found, Tuple2<String, Value> member) -> {
                    String path = under(at, member._1);
                    return switch (member._2) {
                        case Value.Tree inner -> scalars(path, inner).merge(found);
                        case Value.Items ignored -> found;
                        default -> found.put(path, member._2);
                    };
                });
    }

    /** As a difference names it: a key that is no plain word stands in brackets. */
    private static String under(String at, String name) {
        if (!WORD.matcher(name).matches()) {
            return at + "[" + name + "]";
        }
        return at.isEmpty() ? name : at + "." + name;
    }
}
