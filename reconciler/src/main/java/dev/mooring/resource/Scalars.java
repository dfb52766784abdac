package dev.mooring.resource;

import io.vavr.Tuple2;
import java.util.Comparator;
import java.util.Iterator;

/** When two values say the same though they are written otherwise, and in which order values go. */
final class Scalars {
    private Scalars() {}

    /** A total order in which values that say the same are equal: 8080 and "8080". */
    static final Comparator<Value> ORDER = Scalars::compare;

    /** AWS and YAML may write one value as text or as a number or boolean; the difference means nothing. */
    static boolean same(Value one, Value other) {
        return compare(one, other) == 0;
    }

    private static int compare(Value one, Value other) {
        int byRank = Integer.compare(rank(one), rank(other));
        if (byRank != 0) {
            return byRank;
        }
        if (one instanceof Value.Items these && other instanceof Value.Items those) {
            return inTurn(these.items().iterator(), those.items().iterator(), ORDER);
        }
        if (one instanceof Value.Tree these && other instanceof Value.Tree those) {
            return inTurn(these.members().iterator(), those.members().iterator(), Scalars::compareMembers);
        }
        return one.toString().compareTo(other.toString());
    }

    private static int compareMembers(Tuple2<String, Value> one, Tuple2<String, Value> other) {
        int byName = one._1.compareTo(other._1);
        return byName != 0 ? byName : compare(one._2, other._2);
    }

    private static <T> int inTurn(Iterator<T> these, Iterator<T> those, Comparator<T> order) {
        while (these.hasNext() && those.hasNext()) {
            int next = order.compare(these.next(), those.next());
            if (next != 0) {
                return next;
            }
        }
        return Boolean.compare(these.hasNext(), those.hasNext());
    }

    private static int rank(Value value) {
        return switch (value) {
            case Value.Bool ignored -> 0;
            case Value.Num ignored -> 0;
            case Value.Text ignored -> 0;
            case Value.Ref ignored -> 1;
            case Value.Items ignored -> 2;
            case Value.Tree ignored -> 3;
        };
    }
}
