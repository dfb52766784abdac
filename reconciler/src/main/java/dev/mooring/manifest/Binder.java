package dev.mooring.manifest;

import dev.mooring.manifest.Node.Entry;
import dev.mooring.manifest.Node.Mapping;
import dev.mooring.manifest.Node.Scalar;
import dev.mooring.manifest.Node.Sequence;
import dev.mooring.manifest.Shape.Field;
import dev.mooring.manifest.Shape.Presence;
import dev.mooring.manifest.Shape.Struct;
import dev.mooring.manifest.Shape.Union;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes to the objects that a shape describes, with everything that is wrong with them. One binder reads one document. */
final class Binder {

    /** How much of an object a document may leave to others. */
    enum Reading {
        /** The document stands alone: what is required is there, and no field is null. */
        WHOLE,
        /** Several documents merged: null takes away what an earlier one wrote. */
        MERGED,
        /** One of several documents to merge: it may lack anything; nothing is built from it. */
        FRAGMENT
    }

    /** Stands for what is well formed but not built. */
    private static final Object NOTHING = new Object();

    private final Reading reading;
    private final List<Problem> problems;

    private Binder(Reading reading, List<Problem> problems) {
        this.reading = reading;
        this.problems = problems;
    }

    private Binder(Reading reading) {
        this(reading, new ArrayList<>());
    }

    /** The object that a document describes. */
    static <R extends Record> Validation<Seq<Problem>, R> bind(
            Struct shape, Class<R> type, Node node, Reading reading) {
        Binder binder = new Binder(reading);
        Object bound = binder.value(shape, node, Place.ROOT);
        return bound == null || !binder.problems.isEmpty()
                ? Validation.invalid(Vector.ofAll(binder.problems))
                : Validation.valid(type.cast(bound));
    }

    /** What is wrong with a part of an object whose other parts stand in other documents. */
    static Seq<Problem> check(Struct shape, Node node) {
        Binder binder = new Binder(Reading.FRAGMENT);
        binder.value(shape, node, Place.ROOT);
        return Vector.ofAll(binder.problems);
    }

    /** A value that an annotation has. @throws IllegalArgumentException if the shape refuses it */
    static Object constant(Shape shape, String yaml, String source) {
        YamlReader.Read read = new YamlReader(Limits.STANDARD).read(source, yaml);
        Binder binder = new Binder(Reading.WHOLE);
        Object bound = read.documents().isEmpty()
                ? null
                : binder.value(shape, read.documents().head(), Place.ROOT);
        if (bound == null || !binder.problems.isEmpty()) {
            throw new IllegalArgumentException(source + ": " + yaml + ": "
                    + read.problems().appendAll(binder.problems).mkString("; "));
        }
        return bound;
    }

    /** Null when there is a problem. */
    private @Nullable Object value(Shape shape, Node node, Place place) {
        if (node.isNull()) {
            return problem(node.position(), place, "is empty; write a value, or leave the field out");
        }
        return switch (shape) {
            case Struct struct -> struct(struct, node, place);
            case Union union -> union(union, node, place);
            case Shape.ListOf list -> list(list, node, place);
            case Shape.MapOf map -> map(map, node, place);
            case Shape.Free ignored -> new FreeBinder(reading, problems).object(node, place);
            case Shape.Wrapped wrapped -> wrapped(wrapped, node, place);
            case Shape.Restricted restricted -> restricted(restricted, node, place);
            default -> scalar(shape, node, place);
        };
    }

    private @Nullable Object scalar(Shape shape, Node node, Place place) {
        if (!(node instanceof Scalar scalar)) {
            return problem(node.position(), place, "must be " + noun(shape) + ", not " + node.noun());
        }
        Either<String, Object> bound = switch (shape) {
            case Shape.Text text -> ScalarBinder.text(text, scalar, place);
            case Shape.Whole whole -> ScalarBinder.whole(whole, scalar, place);
            case Shape.Decimal decimal -> ScalarBinder.decimal(decimal, scalar, place);
            case Shape.Flag ignored -> ScalarBinder.flag(scalar, place);
            case Shape.Span span -> ScalarBinder.span(span, scalar, place);
            case Shape.Choice choice -> ScalarBinder.choice(choice, scalar, place);
            default -> throw new IllegalStateException("not a scalar: " + shape);
        };
        return bound.isRight() ? bound.get() : problem(node.position(), place, bound.getLeft());
    }

    private static String noun(Shape shape) {
        return switch (shape) {
            case Shape.Whole ignored -> "a whole number";
            case Shape.Decimal ignored -> "a number";
            case Shape.Flag ignored -> "true or false";
            case Shape.Span ignored -> "a duration";
            default -> "text";
        };
    }

    private @Nullable Object restricted(Shape.Restricted shape, Node node, Place place) {
        Object bound = value(shape.inner(), node, place);
        if (bound == null || shape.allowed().containsValue(bound)) {
            return bound;
        }
        String written = ((Scalar) node).text();
        return problem(
                node.position(),
                place,
                "must be " + ScalarBinder.oneOf(shape.allowed().keySet()) + Echo.butNot(place, written)
                        + (shape.allowed().size() > 1
                                ? Suggestion.among(written, shape.allowed().keySet())
                                : ""));
    }

    private @Nullable Object wrapped(Shape.Wrapped shape, Node node, Place place) {
        Object inner = value(shape.inner(), node, place);
        return inner == null || inner == NOTHING ? inner : construct(shape.constructor(), node, place, inner);
    }

    /** Merging replaces lists whole, so an item lacks nothing and removes nothing, however its document is read. */
    private @Nullable Object list(Shape.ListOf shape, Node node, Place place) {
        if (!(node instanceof Sequence sequence)) {
            return problem(node.position(), place, "must be a list, not " + node.noun());
        }
        int before = problems.size();
        int size = sequence.items().size();
        if (size < shape.min() || size > shape.max()) {
            problem(node.position(), place, "must have " + shape.min() + " to " + shape.max() + " items, not " + size);
        }
        Binder whole = new Binder(Reading.WHOLE, problems);
        Vector<Object> items = Vector.empty();
        Set<String> seen = LinkedHashSet.empty();
        for (Node item : sequence.items()) {
            Place at = place.item(items.size());
            Object bound = whole.value(shape.item(), item, at);
            items = items.append(bound == null ? NOTHING : bound);
            if (shape.distinct() && item instanceof Scalar scalar) {
                if (seen.contains(scalar.text())) {
                    problem(item.position(), at, "is in the list already");
                }
                seen = seen.add(scalar.text());
            }
        }
        return problems.size() == before ? items : null;
    }

    private @Nullable Object map(Shape.MapOf shape, Node node, Place place) {
        if (!(node instanceof Mapping mapping)) {
            return problem(node.position(), place, "must be an object, not " + node.noun());
        }
        int before = problems.size();
        Map<String, Object> values = LinkedHashMap.empty();
        for (var entry : mapping.entries()) {
            String key = entry._1;
            Node written = entry._2.value();
            for (Shape.Text keys : shape.keys().filter(each -> !each.fits(key) || !each.matches(key))) {
                problem(entry._2.key(), place, "has the key " + Echo.name(key) + ", which must be " + keys.says());
            }
            if (!(written.isNull() && reading != Reading.WHOLE)) {
                Object bound = value(shape.value(), written, place.member(key));
                values = values.put(key, bound == null ? NOTHING : bound);
            }
        }
        int size = values.size();
        if (reading != Reading.FRAGMENT && (size < shape.min() || size > shape.max())) {
            problem(node.position(), place, "must have " + shape.min() + " to " + shape.max() + " keys, not " + size);
        }
        return problems.size() == before ? values : null;
    }

    private @Nullable Object struct(Struct shape, Node node, Place place) {
        if (!(node instanceof Mapping mapping)) {
            return problem(node.position(), place, "must be an object, not " + node.noun());
        }
        int before = problems.size();
        for (var entry : mapping.entries()) {
            if (!shape.byName().containsKey(entry._1)) {
                unknown(entry._1, entry._2, place, shape.fields().map(Field::name));
            }
        }
        Object[] values = new Object[shape.fields().size()];
        int index = 0;
        for (Field field : shape.fields()) {
            values[index++] = field(field, mapping, place);
        }
        if (problems.size() == before && reading != Reading.FRAGMENT) {
            new CrossRuleCheck(shape, mapping, place, values).problems().forEach(problems::add);
        }
        if (problems.size() != before) {
            return null;
        }
        return reading == Reading.FRAGMENT ? NOTHING : construct(shape.constructor(), node, place, values);
    }

    private Object field(Field field, Mapping owner, Place place) {
        Entry entry = owner.entries().get(field.name()).getOrNull();
        if (entry != null && !(entry.value().isNull() && reading != Reading.WHOLE)) {
            Object bound = value(field.shape(), entry.value(), place.member(field.name()));
            if (bound == null) {
                return NOTHING;
            }
            return field.presence() instanceof Presence.Optional ? Option.of(bound) : bound;
        }
        return switch (field.presence()) {
            case Presence.Optional ignored -> Option.none();
            case Presence.Otherwise otherwise -> otherwise.value();
            case Presence.Required ignored -> {
                if (reading != Reading.FRAGMENT) {
                    problem(owner.position(), place, "lacks `" + field.name() + "`, which is required");
                }
                yield NOTHING;
            }
        };
    }

    private void unknown(String name, Entry entry, Place place, Seq<String> known) {
        String choices = known.size() <= 24 ? "; it has " + known.mkString(", ") : "";
        problem(entry.key(), place, "has no field " + Echo.name(name) + Suggestion.among(name, known, choices));
    }

    private @Nullable Object union(Union shape, Node node, Place place) {
        if (!(node instanceof Mapping mapping)) {
            if (shape.scalar().isDefined() && node instanceof Scalar) {
                return value(shape.scalar().get(), node, place);
            }
            String alternatives = shape.scalar().isDefined() ? "a value, or " : "";
            return problem(
                    node.position(),
                    place,
                    "must be " + alternatives + "an object with "
                            + ScalarBinder.oneOf(shape.variants().keySet()) + ", not " + node.noun());
        }
        Seq<String> told = shape.variants()
                .keySet()
                .toVector()
                .filter(key -> mapping.value(key).isDefined());
        if (told.size() > 1) {
            return problem(
                    mapping.entries().get(told.last()).get().key(),
                    place,
                    "has both " + told.map(Echo::name).mkString(" and ") + "; only one of them may be written");
        }
        Seq<String> known = shape.fieldNames();
        Mapping left = reading == Reading.WHOLE ? mapping : mapping.withoutNulls(known);
        if (told.size() == 1) {
            return struct(shape.variants().get(told.head()).get(), left, place);
        }
        int before = problems.size();
        left.entries()
                .filterKeys(key -> !known.contains(key))
                .forEach((key, entry) -> unknown(key, entry, place, known));
        if (problems.size() == before && reading == Reading.FRAGMENT) {
            return anyVariant(shape, left, place);
        }
        return problems.size() == before
                ? problem(
                        node.position(),
                        place,
                        "lacks " + ScalarBinder.oneOf(shape.variants().keySet()))
                : null;
    }

    /** A part of a variant that does not say of which one: well formed if it is for any. */
    private @Nullable Object anyVariant(Union shape, Mapping part, Place place) {
        List<Problem> first = new ArrayList<>();
        for (Struct variant : shape.variants().values()) {
            List<Problem> found = new ArrayList<>();
            new Binder(reading, found).struct(variant, part, place);
            if (found.isEmpty()) {
                return NOTHING;
            }
            first = first.isEmpty() ? found : first;
        }
        problems.addAll(first);
        return null;
    }

    private @Nullable Object construct(
            Constructor<? extends Record> constructor, Node node, Place place, Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException reason) {
                return problem(node.position(), place, String.valueOf(reason.getMessage()));
            }
            throw new IllegalStateException(constructor + " failed", refused.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(constructor + " cannot be called", broken);
        }
    }

    private @Nullable Object problem(Position position, Place place, String message) {
        problems.add(place.problem(position, message));
        return null;
    }
}
