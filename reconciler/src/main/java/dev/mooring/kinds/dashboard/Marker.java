package dev.mooring.kinds.dashboard;

import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Whose a dashboard is, as its last widget says. A dashboard cannot be made together with tags, and one that lost its tags
 * between two calls would be a stranger's; what stands in the body is written in the same call.
 */
final class Marker {
    private static final String BEGINNING = "Managed by Mooring: ";
    private static final String WIDGETS = "widgets";
    private static final Pattern TAG = Pattern.compile("`([^`=\\s]+)=([^`]*)`");

    private Marker() {}

    /** The body, marked. */
    static Value.Tree mark(Value.Tree body, Map<String, String> tags) {
        Vector<Value> others = others(body);
        String text = Vector.ofAll(tags)
                .sortBy(tag -> tag._1)
                .map(tag -> "`" + tag._1 + "=" + tag._2 + "`")
                .mkString(BEGINNING, " ", "");
        Value.Tree widget = Value.tree("type", Value.of("text"))
                .with("width", Value.of(24))
                .with("height", Value.of(1))
                .with("x", bottom(others).map(y -> Value.of(0)))
                .with("y", bottom(others).map(Value::of))
                .with("properties", Value.tree("markdown", Value.of(text)));
        return body.with(WIDGETS, Value.list(others.append(widget)));
    }

    /** The body without its mark. */
    static Value.Tree unmarked(Value.Tree body) {
        return body.with(WIDGETS, Value.list(others(body)));
    }

    /** What the mark says; nothing of a stranger's dashboard. */
    static Map<String, String> tags(Value.Tree body) {
        return widgets(body)
                .flatMap(Marker::text)
                .filter(text -> text.startsWith(BEGINNING))
                .headOption()
                .map(text -> HashMap.ofEntries(
                        Vector.ofAll(TAG.matcher(text).results().toList())
                                .map(tag -> Tuple.of(tag.group(1), tag.group(2)))))
                .getOrElse(HashMap.empty());
    }

    private static Vector<Value> others(Value.Tree body) {
        return widgets(body).reject(widget -> text(widget).exists(text -> text.startsWith(BEGINNING)));
    }

    private static Vector<Value> widgets(Value.Tree body) {
        return body.get(WIDGETS).getOrNull() instanceof Value.Items items ? items.items() : Vector.empty();
    }

    private static Option<String> text(Value widget) {
        return widget instanceof Value.Tree tree && tree.get("properties").getOrNull() instanceof Value.Tree properties
                ? properties.text("markdown")
                : Option.none();
    }

    /** The row below all others; none where CloudWatch lays the widgets out. */
    private static Option<Long> bottom(Vector<Value> widgets) {
        Vector<Option<Long>> ends = widgets.map(Marker::end);
        return ends.forAll(Option::isDefined) ? ends.flatMap(end -> end).max().orElse(Option.some(0L)) : Option.none();
    }

    private static Option<Long> end(Value widget) {
        return widget instanceof Value.Tree tree
                ? number(tree, "y").flatMap(y -> number(tree, "height").map(height -> y + height))
                : Option.none();
    }

    private static Option<Long> number(Value.Tree tree, String member) {
        return tree.get(member)
                .filter(Value.Num.class::isInstance)
                .map(value -> ((Value.Num) value).value())
                .map(BigDecimal::longValue);
    }
}
