package dev.mooring.manifest;

import dev.mooring.manifest.Shape.Struct;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.time.Duration;

/** What a value may be, in a few words of Markdown. Limits that no spec comes near are not told. */
final class ShapeText {
    private static final int LONG_TEXT = 2_048;
    private static final int MANY_ITEMS = 10_000;
    private static final Duration LONG_SPAN = Duration.ofDays(3_650);

    private ShapeText() {}

    static String of(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text(text);
            case Shape.Whole whole -> whole(whole);
            case Shape.Decimal decimal -> "number" + decimal(decimal);
            case Shape.Flag ignored -> "`true` or `false`";
            case Shape.Span span -> "duration" + span(span);
            case Shape.Choice choice -> oneOf(choice.constants().keySet().toVector());
            case Shape.Restricted restricted ->
                oneOf(restricted.allowed().keySet().toVector());
            case Shape.Wrapped wrapped -> of(wrapped.inner());
            case Shape.ListOf list -> "list of " + of(list.item()) + items(list);
            case Shape.MapOf map -> "map of " + of(map.value()) + within(counted(map.min(), map.max()));
            case Shape.Free ignored -> "any object";
            case Struct ignored -> "object";
            case Shape.Union union -> union(union);
        };
    }

    private static String text(Shape.Text text) {
        String length = text.max() >= LONG_TEXT
                ? ""
                : ", " + (text.min() == text.max() ? "" : text.min() + " to ") + text.max() + " characters";
        return "text" + (text.says().isEmpty() ? "" : ": " + text.says()) + length;
    }

    private static String whole(Shape.Whole whole) {
        boolean below = whole.min() > Integer.MIN_VALUE;
        boolean above = whole.max() < Integer.MAX_VALUE;
        return "whole number" + range(below, String.valueOf(whole.min()), above, String.valueOf(whole.max()));
    }

    private static String decimal(Shape.Decimal decimal) {
        return range(
                decimal.min().isDefined(),
                decimal.min().map(BigDecimal::toPlainString).getOrElse(""),
                decimal.max().isDefined(),
                decimal.max().map(BigDecimal::toPlainString).getOrElse(""));
    }

    private static String span(Shape.Span span) {
        return range(
                !span.min().isZero(),
                "`" + Spans.print(span.min()) + "`",
                span.max().compareTo(LONG_SPAN) < 0,
                "`" + Spans.print(span.max()) + "`");
    }

    private static String range(boolean below, String min, boolean above, String max) {
        if (below && above) {
            return ", " + min + " to " + max;
        }
        return below ? ", at least " + min : above ? ", at most " + max : "";
    }

    private static String items(Shape.ListOf list) {
        String count = counted(list.min(), list.max());
        String alike = list.distinct() ? "no two alike" : "";
        return within(count + (count.isEmpty() || alike.isEmpty() ? "" : ", ") + alike);
    }

    private static String counted(int min, int max) {
        if (max >= MANY_ITEMS) {
            return min > 0 ? "at least " + min : "";
        }
        return min > 0 ? min + " to " + max : "at most " + max;
    }

    private static String within(String limits) {
        return limits.isEmpty() ? "" : " (" + limits + ")";
    }

    private static String oneOf(Seq<String> names) {
        return names.map(name -> "`" + name + "`").mkString(", ");
    }

    private static String union(Shape.Union union) {
        Vector<String> scalar = union.scalar().map(ShapeText::of).toVector();
        Vector<String> objects = union.variants().keySet().toVector().map(key -> "`{" + key + ": …}`");
        return scalar.appendAll(objects).mkString(", or ");
    }
}
