package dev.mooring.resource;

import io.vavr.collection.Seq;
import java.util.Comparator;

/** When two plain values say the same, and in which order they go. */
final class Scalars {
    private Scalars() {}

    /** By text, so that 8080 and "8080" stand together. */
    static final Comparator<Value> ORDER = Comparator.comparing(Value::toString);

    /** AWS and YAML may write one value as text or as a number or boolean; the difference means nothing. */
    static boolean same(Value one, Value other) {
        return one.equals(other)
                || (isScalar(one) && isScalar(other) && one.toString().equals(other.toString()));
    }

    private static boolean isScalar(Value value) {
        return value instanceof Value.Text || value instanceof Value.Num || value instanceof Value.Bool;
    }

    /** What tells an item of a list-map from the others, as people read it. */
    static String key(Seq<String> keys, Value item) {
        return item instanceof Value.Tree tree ? keys.flatMap(tree::get).mkString(",") : item.toString();
    }
}
