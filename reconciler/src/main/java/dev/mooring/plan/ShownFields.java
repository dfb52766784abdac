package dev.mooring.plan;

import dev.mooring.resource.Differ;
import dev.mooring.resource.Drift;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The fields that a change is about, as every printed form of a plan shows them: what is new down to plain values. */
final class ShownFields {
    private ShownFields() {}

    /** What is sent; for a creation everything that is not at its default. */
    static Seq<Difference> sent(PlannedChange planned) {
        return sent(planned, planned.change());
    }

    private static Seq<Difference> sent(PlannedChange planned, Change change) {
        return switch (change) {
            case Change.Create ignored ->
                Differ.diff(planned.type().fields(), planned.desired(), Value.Tree.EMPTY)
                        .differences()
                        .map(difference -> at(difference, difference.path(), difference.desired()))
                        .flatMap(ShownFields::leaves);
            case Change.Update update -> update.drift().differences().flatMap(ShownFields::leaves);
            case Change.Replace replace -> replace.drift().differences().flatMap(ShownFields::leaves);
            case Change.Blocked blocked ->
                blocked.postponed()
                        .map(later -> sent(planned, later))
                        .getOrElse(() -> blocked.drift().differences().flatMap(ShownFields::leaves));
            case Change.Delete ignored -> Vector.empty();
            case Change.Kept ignored -> Vector.empty();
            case Change.NoOp ignored -> Vector.empty();
        };
    }

    static Option<Change.Withheld> withheld(PlannedChange planned) {
        return planned.change() instanceof Change.Update update ? update.withheld() : Option.none();
    }

    static Seq<Difference> withheldFields(PlannedChange planned) {
        return withheld(planned)
                .map(Change.Withheld::drift)
                .getOrElse(Drift.NONE)
                .differences();
    }

    /** Whether the plan cannot tell the new value yet: AWS will, once something else is made. */
    static boolean knownAfterApply(Difference difference) {
        return difference.desired().exists(value -> value.references().nonEmpty());
    }

    private static Seq<Difference> leaves(Difference difference) {
        Option<Value> desired = difference.desired();
        if (difference.observed().isDefined() || desired.isEmpty() || difference.sensitive()) {
            return Vector.of(difference);
        }
        return switch (desired.get()) {
            case Value.Tree tree ->
                tree.members()
                        .toVector()
                        .flatMap(member ->
                                leaves(at(difference, difference.path() + "." + member._1, Option.some(member._2))));
            case Value.Items list ->
                list.items().exists(Value.Tree.class::isInstance)
                        ? list.items()
                                .zipWithIndex()
                                .flatMap(item -> leaves(
                                        at(difference, difference.path() + "[" + item._2 + "]", Option.some(item._1))))
                        : Vector.of(difference);
            default -> Vector.of(difference);
        };
    }

    private static Difference at(Difference whole, String path, Option<Value> desired) {
        return new Difference(
                path,
                Option.none(),
                desired,
                whole.immutable(),
                whole.startsRollout(),
                whole.settlesWithin(),
                whole.sensitive());
    }
}
