package dev.mooring.manifest;

import dev.mooring.manifest.Shape.Field;
import dev.mooring.manifest.Shape.Presence;
import dev.mooring.manifest.Shape.Struct;
import dev.mooring.manifest.Shape.Union;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Scalar;
import dev.mooring.manifest.spec.Written;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Derives shapes from spec records. A component is required unless it is an {@code Option}, a collection, a free tree, or has
 * a {@link Default}. A record that breaks the rules of {@link dev.mooring.manifest.spec} is a mistake of its programmer:
 * {@link IllegalArgumentException}.
 */
public final class Shapes {
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private Shapes() {}

    /** The shape of an object that is read into this record. */
    public static Struct of(Class<? extends Record> type) {
        return new Shapes().struct(type);
    }

    private Struct struct(Class<? extends Record> type) {
        enter(type);
        Vector<Field> fields = Vector.of(type.getRecordComponents()).map(this::field);
        Map<String, Field> byName = fields.toMap(Field::name, field -> field);
        Struct struct = new Struct(doc(type), fields, byName, CrossRules.of(type, byName), canonicalConstructor(type));
        open.pop();
        return struct;
    }

    private void enter(Class<?> type) {
        if (open.contains(type)) {
            throw new IllegalArgumentException(type.getName() + " holds itself");
        }
        open.push(type);
    }

    private Field field(RecordComponent component) {
        Type type = component.getGenericType();
        Default written = component.getAnnotation(Default.class);
        String name = named(component, component.getName());
        Shape shape = shape(type, component);
        if (raw(type) == Option.class) {
            if (written != null) {
                throw new IllegalArgumentException(component + " has a default, so it needs no Option");
            }
            return new Field(name, shape, doc(component), new Presence.Optional());
        }
        if (written != null) {
            Object value = Binder.constant(shape, written.value(), component.toString());
            return new Field(name, shape, doc(component), new Presence.Otherwise(Option.of(written.value()), value));
        }
        return new Field(name, shape, doc(component), absence(shape));
    }

    private static Presence absence(Shape shape) {
        if (shape instanceof Shape.ListOf list && list.min() == 0) {
            return new Presence.Otherwise(Option.none(), Vector.empty());
        }
        if (shape instanceof Shape.MapOf map && map.min() == 0) {
            return new Presence.Otherwise(Option.none(), LinkedHashMap.empty());
        }
        return shape instanceof Shape.Free
                ? new Presence.Otherwise(Option.none(), Value.tree())
                : new Presence.Required();
    }

    private Shape shape(Type type, RecordComponent component) {
        Class<?> raw = raw(type);
        Bounds bounds = new Bounds(component);
        if (raw == Option.class) {
            return shape(argument(type, 0), component);
        }
        if (raw == Seq.class) {
            return bounds.list(shape(argument(type, 0), component));
        }
        if (raw == Map.class) {
            if (argument(type, 0) != String.class) {
                throw new IllegalArgumentException(component + " has keys that are not text");
            }
            return bounds.map(shape(argument(type, 1), component));
        }
        boolean within = raw(component.getGenericType()) == Seq.class || raw(component.getGenericType()) == Map.class;
        return bounds.restricted(single(raw, bounds, within), component);
    }

    private Shape single(Class<?> raw, Bounds bounds, boolean within) {
        if (raw == String.class) {
            return bounds.text(within);
        }
        if (raw == int.class || raw == Integer.class) {
            return bounds.whole(Integer.MIN_VALUE, Integer.MAX_VALUE, true);
        }
        if (raw == long.class || raw == Long.class) {
            return bounds.whole(Long.MIN_VALUE, Long.MAX_VALUE, false);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return new Shape.Flag();
        }
        if (raw == BigDecimal.class) {
            return bounds.decimal();
        }
        if (raw == Duration.class) {
            return bounds.span();
        }
        if (raw == Value.Tree.class) {
            return new Shape.Free();
        }
        if (raw.isEnum()) {
            return choice(raw);
        }
        if (raw.isRecord()) {
            return record(raw.asSubclass(Record.class));
        }
        if (raw.isInterface() && raw.isSealed()) {
            return union(raw);
        }
        throw new IllegalArgumentException("no YAML is known for " + raw.getName());
    }

    private Shape record(Class<? extends Record> type) {
        if (!type.isAnnotationPresent(Scalar.class)) {
            return struct(type);
        }
        if (type.getRecordComponents().length != 1) {
            throw new IllegalArgumentException(type.getName() + " is a @Scalar, so it has one component");
        }
        RecordComponent only = type.getRecordComponents()[0];
        return new Shape.Wrapped(shape(only.getGenericType(), only), canonicalConstructor(type));
    }

    private Union union(Class<?> type) {
        enter(type);
        Vector<Class<? extends Record>> variants =
                Vector.of(type.getPermittedSubclasses()).map(variant -> variant.asSubclass(Record.class));
        Vector<Class<? extends Record>> scalars = variants.filter(variant -> variant.isAnnotationPresent(Scalar.class));
        if (scalars.size() > 1) {
            throw new IllegalArgumentException(type.getName() + " has several @Scalar variants");
        }
        Vector<Struct> structs = variants.removeAll(scalars).map(this::struct);
        Map<String, Struct> byKey = LinkedHashMap.empty();
        for (Struct struct : structs) {
            byKey = byKey.put(tellingKey(type, struct, structs), struct);
        }
        open.pop();
        return new Union(doc(type), scalars.headOption().map(this::record), byKey);
    }

    private static String tellingKey(Class<?> type, Struct struct, Seq<Struct> all) {
        return struct.fields()
                .filter(field -> field.presence() instanceof Presence.Required)
                .map(Field::name)
                .find(name -> all.count(other -> other.byName().containsKey(name)) == 1)
                .getOrElseThrow(() -> new IllegalArgumentException("no required key of "
                        + struct.constructor().getDeclaringClass().getName() + " tells it from the others of "
                        + type.getName()));
    }

    private static Shape.Choice choice(Class<?> type) {
        Map<String, Enum<?>> constants = LinkedHashMap.empty();
        Map<String, String> docs = LinkedHashMap.empty();
        for (Object each : type.getEnumConstants()) {
            Enum<?> constant = (Enum<?>) each;
            try {
                AnnotatedElement declared = type.getField(constant.name());
                String name = named(declared, camelCase(constant.name()));
                constants = constants.put(name, constant);
                docs = doc(declared).isEmpty() ? docs : docs.put(name, doc(declared));
            } catch (NoSuchFieldException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return new Shape.Choice(constants, docs);
    }

    /** {@code BLUE_GREEN} is written {@code blueGreen}. */
    static String camelCase(String constant) {
        Vector<String> words =
                Vector.of(constant.toLowerCase(java.util.Locale.ROOT).split("_", -1));
        return words.head()
                + words.tail()
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .mkString();
    }

    private static String named(AnnotatedElement element, String otherwise) {
        Written written = element.getAnnotation(Written.class);
        return written == null ? otherwise : written.value();
    }

    private static String doc(AnnotatedElement element) {
        Doc doc = element.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    static Constructor<? extends Record> canonicalConstructor(Class<? extends Record> type) {
        Class<?>[] components = Vector.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toJavaArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(components);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type;
    }

    private static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getActualTypeArguments()[index];
        }
        throw new IllegalArgumentException(type + " does not say of what");
    }
}
