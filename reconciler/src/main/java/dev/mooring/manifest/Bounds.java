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
    private static final int MOST_ITEMS = 10_000;
    private static final String LONGEST_SPAN = "3650d";

    private final RecordComponent component;

    Bounds(RecordComponent component) {
        this.component = component;
    }

    /** @param within whether the text is an item of a list or map, to which the component's size belongs */
    Shape text(boolean within) {
        Option<Matches> matches = find(Matches.class);
        Option<Size> size = within ? Option.none() : find(Size.class);
        return new Shape.Text(
                matches.map(Matches::value).map(Pattern::compile),
                matches.map(Matches::says).getOrElse(""),
                size.map(Size::min).getOrElse(1),
                size.map(Size::max).filter(max -> max < LONGEST_TEXT).getOrElse(LONGEST_TEXT),
                find(CheckedBy.class).map(by -> instance(by.value())));
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
        Option<Size> size = find(Size.class);
        return new Shape.ListOf(
                item,
                size.map(Size::min).getOrElse(0),
                size.map(Size::max).filter(max -> max < MOST_ITEMS).getOrElse(MOST_ITEMS),
                component.isAnnotationPresent(Distinct.class));
    }

    Shape map(Shape value) {
        Option<Size> size = find(Size.class);
        Option<Keys> keys = find(Keys.class);
        return new Shape.MapOf(
                value,
                size.map(Size::min).getOrElse(0),
                size.map(Size::max).filter(max -> max < MOST_ITEMS).getOrElse(MOST_ITEMS),
                keys.map(Keys::matches).map(Pattern::compile),
                keys.map(Keys::says).getOrElse(""));
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
