package dev.mooring.resource;

import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * A state as an immutable tree. Members carry AWS's own names; there is no null: what is not set is not there. Members of
 * a {@link Tree} are sorted by name, so equal trees print and digest alike.
 */
public sealed interface Value {

    record Bool(boolean value) implements Value {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** A number in its canonical scale: 1, 1.0 and 1.00 are equal. */
    record Num(BigDecimal value) implements Value {
        public Num {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    record Text(String value) implements Value {
        @Override
        public String toString() {
            return value;
        }
    }

    record Items(Vector<Value> items) implements Value {
        @Override
        public String toString() {
            return items.mkString("[", ", ", "]");
        }
    }

    record Tree(SortedMap<String, Value> members) implements Value {
        public static final Tree EMPTY = new Tree(TreeMap.empty());

        public Option<Value> get(String name) {
            return members.get(name);
        }

        public Tree with(String name, Value value) {
            return new Tree(members.put(name, value));
        }

        /** With this member, if there is a value for it. */
        public Tree with(String name, Option<? extends Value> value) {
            return value.isDefined() ? with(name, value.get()) : this;
        }

        public Tree without(String name) {
            return members.containsKey(name) ? new Tree(members.remove(name)) : this;
        }

        /** The text at this member, if there is one and it is text. */
        public Option<String> text(String name) {
            return get(name).filter(Text.class::isInstance).map(value -> ((Text) value).value());
        }

        public boolean isEmpty() {
            return members.isEmpty();
        }

        @Override
        public String toString() {
            return members.map(member -> member._1 + ": " + member._2).mkString("{", ", ", "}");
        }
    }

    /** What only AWS can say once {@code reference}'s target exists: an ARN or a URL, known after apply. */
    record Ref(Reference reference) implements Value {
        @Override
        public String toString() {
            return "(" + reference + ")";
        }
    }

    static Value of(boolean value) {
        return new Bool(value);
    }

    static Value of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Value of(BigDecimal value) {
        return new Num(value);
    }

    static Value of(String value) {
        return new Text(value);
    }

    static Value list(Value... items) {
        return new Items(Vector.of(items));
    }

    static Value list(Iterable<? extends Value> items) {
        return new Items(Vector.ofAll(items));
    }

    static Value texts(Iterable<String> items) {
        return new Items(Vector.ofAll(items).map(Value::of));
    }

    /** A tree of alternating names and values. */
    static Tree tree() {
        return Tree.EMPTY;
    }

    static Tree tree(String name, Value value) {
        return Tree.EMPTY.with(name, value);
    }

    static Tree tree(SortedMap<String, Value> members) {
        return new Tree(members);
    }

    /** Every reference in this value, in reading order. */
    default Seq<Reference> references() {
        return switch (this) {
            case Ref ref -> Vector.of(ref.reference());
            case Items items -> items.items().flatMap(Value::references);
            case Tree tree -> Vector.ofAll(tree.members().values()).flatMap(Value::references);
            case Bool ignored -> Vector.empty();
            case Num ignored -> Vector.empty();
            case Text ignored -> Vector.empty();
        };
    }

    /** Whether this text is anywhere in this value. */
    default boolean mentions(String text) {
        return switch (this) {
            case Text own -> own.value().equals(text);
            case Items items -> items.items().exists(item -> item.mentions(text));
            case Tree tree -> tree.members().values().exists(member -> member.mentions(text));
            case Ref ignored -> false;
            case Bool ignored -> false;
            case Num ignored -> false;
        };
    }
}
