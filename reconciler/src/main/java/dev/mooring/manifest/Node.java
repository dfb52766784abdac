package dev.mooring.manifest;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** A YAML value and where it was written. Aliases are resolved: what they stand for stands in their place. */
sealed interface Node {

    /** Where an editor should point: at a scalar itself, at the key of a list or object that has one. */
    Position position();

    /** What sort of value this is, in a sentence such as "must be text, not a list". */
    String noun();

    record Scalar(Position position, String text, ScalarType type) implements Node {
        @Override
        public String noun() {
            return type.noun();
        }
    }

    record Sequence(Position position, Vector<Node> items) implements Node {
        @Override
        public String noun() {
            return "a list";
        }
    }

    record Mapping(Position position, Map<String, Entry> entries) implements Node {

        /** The value at this key, unless there is none or it is null. */
        Option<Node> value(String key) {
            return entries.get(key).map(Entry::value).filter(value -> !value.isNull());
        }

        /** Without those of these keys that have no value. */
        Mapping withoutNulls(Seq<String> keys) {
            return new Mapping(
                    position, entries.filter(entry -> !(entry._2.value().isNull() && keys.contains(entry._1))));
        }

        @Override
        public String noun() {
            return "an object";
        }
    }

    /** Where a key stands, and its value. */
    record Entry(Position key, Node value) {}

    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.type() == ScalarType.NULL;
    }
}
