package dev.mooring.readback;

import dev.mooring.resource.Value;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What the recorder could not resolve of a template (an intrinsic function, a dynamic reference): nobody can tell whether
 * AWS holds it, so AWS's value stands in its place.
 */
final class Unresolved {
    private static final String MARK = "__cdkrd_corpus_unresolved__";
    /** What tells the items of a list apart, where something does. */
    private static final Vector<String> IDENTITIES = Vector.of("Name", "Key", "Id", "Sid", "PolicyName");

    private Unresolved() {}

    static Value.Tree filled(Value.Tree declared, Value.Tree live) {
        return (Value.Tree) filled(declared, Option.some(live)).getOrElse(Value.tree());
    }

    private static Option<Value> filled(Value declared, Option<Value> live) {
        return switch (declared) {
            case Value.Text text -> text.value().equals(MARK) ? live : Option.some(text);
            case Value.Tree tree ->
                Option.some(tree.members()
                        .foldLeft(
                                Value.tree(),
                                (so, member) -> so.with(
                                        member._1,
                                        filled(
                                                member._2,
                                                live.filter(Value.Tree.class::isInstance)
                                                        .flatMap(there -> ((Value.Tree) there).get(member._1))))));
            case Value.Items list -> list(list, live);
            default -> Option.some(declared);
        };
    }

    private static Option<Value> list(Value.Items declared, Option<Value> live) {
        Vector<Value> there =
                live.filter(Value.Items.class::isInstance).toVector().flatMap(items -> ((Value.Items) items).items());
        return declared.items().contains(Value.of(MARK))
                ? live
                : Option.some(Value.list(declared.items()
                        .zipWithIndex()
                        .flatMap(item -> filled(item._1, counterpart(item._1, item._2, there)))));
    }

    private static Option<Value> counterpart(Value item, int index, Vector<Value> there) {
        Option<Value> same = item instanceof Value.Tree tree
                ? IDENTITIES
                        .flatMap(name -> tree.get(name)
                                .map(is -> there.find(other -> other instanceof Value.Tree one
                                        && one.get(name).contains(is))))
                        .headOption()
                        .flatMap(found -> found)
                : Option.none();
        return same.orElse(() -> Option.when(index < there.size(), () -> there.get(index)));
    }
}
