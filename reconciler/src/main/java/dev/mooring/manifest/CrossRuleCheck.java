package dev.mooring.manifest;

import dev.mooring.manifest.Node.Mapping;
import dev.mooring.manifest.Shape.CrossRule;
import dev.mooring.manifest.Shape.Struct;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Whether an object keeps the rules between its fields. */
final class CrossRuleCheck {
    private final Struct shape;
    private final Mapping object;
    private final Place place;
    private final Object[] values;

    /** @param values what the object's fields are bound to, defaults filled in */
    CrossRuleCheck(Struct shape, Mapping object, Place place, Object[] values) {
        this.shape = shape;
        this.object = object;
        this.place = place;
        this.values = values;
    }

    Seq<Problem> problems() {
        return shape.rules().flatMap(this::problem);
    }

    private Option<Problem> problem(CrossRule rule) {
        return switch (rule) {
            case CrossRule.AtMostOne most -> tooMany(written(most.fields()));
            case CrossRule.ExactlyOne one -> tooMany(written(one.fields())).orElse(() -> tooFew(one.fields()));
            case CrossRule.AtLeastOne least -> tooFew(least.fields());
            case CrossRule.Needs needs -> lacking(needs);
            case CrossRule.Only only -> misplaced(only);
        };
    }

    private Option<Problem> tooMany(Seq<String> written) {
        return Option.when(
                written.size() > 1,
                () -> at(
                        written.last(),
                        "has both " + written.map(Echo::name).mkString(" and ") + "; only one of them may be written"));
    }

    private Option<Problem> tooFew(Seq<String> fields) {
        return Option.when(
                written(fields).isEmpty(),
                () -> new Problem(object.position(), place.inWords() + " lacks " + ScalarBinder.oneOf(fields)));
    }

    private Option<Problem> lacking(CrossRule.Needs rule) {
        Seq<String> missing = rule.needs().filter(need -> !isWritten(need));
        return Option.when(
                isWritten(rule.field()) && !missing.isEmpty(),
                () -> at(
                        rule.field(),
                        "has " + Echo.name(rule.field()) + ", which needs "
                                + missing.map(Echo::name).mkString(" and ") + " beside it"));
    }

    private Option<Problem> misplaced(CrossRule.Only rule) {
        int index = shape.fields().indexWhere(field -> field.name().equals(rule.when()));
        Object value = values[index] instanceof Option<?> option ? option.getOrNull() : values[index];
        boolean holds = value != null && rule.is().containsValue(value);
        return Option.when(
                isWritten(rule.field()) && !holds,
                () -> at(
                        rule.field(),
                        "may have " + Echo.name(rule.field()) + " only where " + Echo.name(rule.when()) + " is "
                                + ScalarBinder.oneOf(rule.is().keySet())));
    }

    private Problem at(String field, String message) {
        return new Problem(object.entries().get(field).get().key(), place.inWords() + " " + message);
    }

    private Seq<String> written(Seq<String> fields) {
        return fields.filter(this::isWritten);
    }

    private boolean isWritten(String field) {
        return object.value(field).isDefined();
    }
}
