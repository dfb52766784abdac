package dev.mooring.manifest;

import dev.mooring.manifest.spec.Allowed;
import dev.mooring.manifest.spec.CheckedBy;
import dev.mooring.manifest.spec.Distinct;
import dev.mooring.manifest.spec.Keys;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Quotable;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import dev.mooring.manifest.spec.TextCheck;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The limits that a component's annotations set, put on shapes. */
final class Bounds {
    private static final int LONGEST_TEXT = 65_536;

    /** Java matches by recursion, so what is matched must be short. */
    private static final int LONGEST_MATCHED = 2_048;

    private static final int MOST_ITEMS = 10_000;
    private static final String LONGEST_SPAN = "3650d";

    private final RecordComponent component;

    Bounds(RecordComponent component) {
        this.component = component;
    }

    /** @param within whether the text is an item of a list or map, to which the component's size belongs */
    Shape text(boolean within) {
        Option<Matches> matches = find(Matches.class);
        int longest = matches.isDefined() ? LONGEST_MATCHED : LONGEST_TEXT;
        return new Shape.Text(
                matches.map(Matches::value).map(Pattern::compile),
                matches.map(Matches::says).getOrElse(""),
                within ? 1 : size(Size::min, 1),
                within ? longest : Math.min(longest, size(Size::max, longest)),
                find(CheckedBy.class).map(by -> instance(by.value())),
                component.isAnnotationPresent(Quotable.class));
    }

    Shape whole(long least, long most, boolean narrow) {
        return new Shape.Whole(
                bound(Range::min, Long::parseLong).getOrElse(least),
                bound(Range::max, Long::parseLong).getOrElse(most),
                narrow,
                component.isAnnotationPresent(Quotable.class));
    }

    Shape decimal() {
        return new Shape.Decimal(bound(Range::min, BigDecimal::new), bound(Range::max, BigDecimal::new));
    }

    Shape span() {
        Duration min = bound(Range::min, Spans::parse).getOrElse(Duration.ZERO);
        return new Shape.Span(min, bound(Range::max, Spans::parse).getOrElse(Spans.parse(LONGEST_SPAN)));
    }

    Shape list(Shape item) {
        boolean distinct = component.isAnnotationPresent(Distinct.class);
        return new Shape.ListOf(item, size(Size::min, 0), Math.min(MOST_ITEMS, size(Size::max, MOST_ITEMS)), distinct);
    }

    Shape map(Shape value) {
        Option<Shape.Text> keys = find(Keys.class)
                .map(each -> new Shape.Text(
                        Option.of(Pattern.compile(each.matches())), each.says(), 1, LONGEST_MATCHED, Option.none()));
        return new Shape.MapOf(value, size(Size::min, 0), Math.min(MOST_ITEMS, size(Size::max, MOST_ITEMS)), keys);
    }

    Shape restricted(Shape inner, RecordComponent of) {
        boolean spelledOneWay =
                inner instanceof Shape.Text || inner instanceof Shape.Whole || inner instanceof Shape.Flag;
        if (component.isAnnotationPresent(Allowed.class) && !spelledOneWay) {
            throw new IllegalArgumentException(
                    of + " is neither text, whole number nor boolean, so @Allowed means nothing");
        }
        return find(Allowed.class)
                .<Shape>map(allowed -> new Shape.Restricted(inner, constants(inner, allowed.value(), of.toString())))
                .getOrElse(inner);
    }

    static Map<String, Object> constants(Shape shape, String[] yaml, String source) {
        Map<String, Object> constants = LinkedHashMap.empty();
        for (String each : yaml) {
            constants = constants.put(each, Binder.constant(shape, each, source));
        }
        return constants;
    }

    private int size(Function<Size, Integer> end, int unsaid) {
        return find(Size.class).map(end).filter(said -> said >= 0).getOrElse(unsaid);
    }

    private <T> Option<T> bound(Function<Range, String> end, Function<String, T> parse) {
        return find(Range.class).map(end).filter(written -> !written.isEmpty()).map(parse);
    }

    private <A extends Annotation> Option<A> find(Class<A> type) {
        return Option.of(component.getAnnotation(type));
    }

    private static TextCheck instance(Class<? extends TextCheck> type) {
        try {
            Constructor<? extends TextCheck> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException notPlain) {
            throw new IllegalArgumentException(type.getName() + " needs a constructor without parameters", notPlain);
        }
    }
}
