package dev.mooring.manifest;

import dev.mooring.manifest.spec.TextCheck;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a value in a spec may be: the one description from which the {@link Binder} reads and {@link JsonSchema} is written,
 * so that the two cannot differ. {@link Shapes} derives it from records.
 */
public sealed interface Shape {

    /**
     * @param says completes "must be", empty where there is no pattern
     * @param bare whether a number may stand there, unquoted, for the text that spells it
     */
    record Text(Option<Pattern> pattern, String says, int min, int max, Option<TextCheck> check, boolean bare)
            implements Shape {

        Text(Option<Pattern> pattern, String says, int min, int max, Option<TextCheck> check) {
            this(pattern, says, min, max, check, false);
        }

        /** Counts code points, as JSON Schema does. */
        boolean fits(String text) {
            int length = text.codePointCount(0, text.length());
            return length >= min && length <= max;
        }

        boolean matches(String text) {
            return pattern.forAll(each -> each.matcher(text).matches());
        }
    }

    /**
     * @param narrow whether it is bound to an {@code int}
     * @param quotable whether text that spells the number will do
     */
    record Whole(long min, long max, boolean narrow, boolean quotable) implements Shape {}

    record Decimal(Option<BigDecimal> min, Option<BigDecimal> max) implements Shape {}

    record Flag() implements Shape {}

    /** A whole number with its unit: {@code 30s}, {@code 15m}, {@code 12h}, {@code 4d}. */
    record Span(Duration min, Duration max) implements Shape {}

    /** An enum; the constants by their names in YAML. */
    record Choice(Map<String, Enum<?>> constants, Map<String, String> docs) implements Shape {}

    /** A scalar of which only these values, as bound, are allowed; with the way that each is written. */
    record Restricted(Shape inner, Map<String, Object> allowed) implements Shape {}

    record ListOf(Shape item, int min, int max, boolean distinct) implements Shape {}

    /** @param keys what every key is; empty for any text */
    record MapOf(Shape value, int min, int max, Option<Text> keys) implements Shape {}

    /** Any objects, lists and scalars: a {@link dev.mooring.resource.Value.Tree}. */
    record Free() implements Shape {}

    /** A record written as its only component. */
    record Wrapped(Shape inner, Constructor<? extends Record> constructor) implements Shape {}

    /** @param fields in the order of the record's components */
    record Struct(
            String doc,
            Seq<Field> fields,
            Map<String, Field> byName,
            Seq<CrossRule> rules,
            Constructor<? extends Record> constructor)
            implements Shape {}

    /**
     * One of several forms.
     *
     * @param scalar the form that is no object
     * @param variants the others by the key that tells them apart, which each requires and no other has
     */
    record Union(String doc, Option<Shape> scalar, Map<String, Struct> variants) implements Shape {

        /** Of all variants. */
        Seq<String> fieldNames() {
            return variants.values()
                    .toVector()
                    .flatMap(Struct::fields)
                    .map(Field::name)
                    .distinct();
        }
    }

    /** A field of an object. */
    record Field(String name, Shape shape, String doc, Presence presence) {}

    /** What a field is when nobody writes it. */
    sealed interface Presence {
        /** It must be written. */
        record Required() implements Presence {}

        /**
         * @param yaml as the annotation has it; empty for what is simply not there: no option, no items
         * @param value as bound
         */
        record Otherwise(Option<String> yaml, Object value) implements Presence {}

        /** An {@code Option}: bound as one. */
        record Optional() implements Presence {}
    }

    /** What must hold between the fields of an object. A field counts as written when it has a value other than null. */
    sealed interface CrossRule {
        record AtMostOne(Seq<String> fields) implements CrossRule {}

        record ExactlyOne(Seq<String> fields) implements CrossRule {}

        record AtLeastOne(Seq<String> fields) implements CrossRule {}

        record Needs(String field, Seq<String> needs) implements CrossRule {}

        /** @param is the values of {@code when}, as bound, by the way that each is written */
        record Only(String field, String when, Map<String, Object> is) implements CrossRule {}
    }
}
