package dev.mooring.resource;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Comparator;
import java.util.StringJoiner;

/** What order and identity mean in a list, in Kubernetes' words. */
sealed interface Listing {
    /** The items in the one order in which equal lists are equal. */
    Vector<Value> ordered(Vector<Value> items);

    /** What tells this item, the one at {@code index}, from the others, as people read it. */
    String name(Value item, int index);

    /** Items by name; a name that comes twice is told apart by how often it came before. */
    default Map<String, Value> named(Value.Items list) {
        Map<String, Value> items = LinkedHashMap.empty();
        for (int index = 0; index < list.items().length(); index++) {
            Value item = list.items().get(index);
            String name = name(item, index);
            String free = name;
            for (int nth = 2; items.containsKey(free); nth++) {
                free = name + "#" + nth;
            }
            items = items.put(free, item);
        }
        return items;
    }

    /** Order means something. */
    record Atomic() implements Listing {
        @Override
        public Vector<Value> ordered(Vector<Value> items) {
            return items;
        }

        @Override
        public String name(Value item, int index) {
            return Integer.toString(index);
        }
    }

    record ListSet() implements Listing {
        @Override
        public Vector<Value> ordered(Vector<Value> items) {
            return items.sorted(Scalars.ORDER).distinctBy(Scalars.ORDER);
        }

        @Override
        public String name(Value item, int index) {
            return item.toString();
        }
    }

    record ListMap(Seq<String> keys) implements Listing {
        @Override
        public Vector<Value> ordered(Vector<Value> items) {
            return items.map(item -> new Named(name(item, 0), item))
                    .sorted(Named.ORDER)
                    .map(Named::item);
        }

        /** Its keys, without those that it does not have. */
        @Override
        public String name(Value item, int index) {
            if (!(item instanceof Value.Tree tree)) {
                return item.toString();
            }
            StringJoiner name = new StringJoiner(",");
            for (String key : keys) {
                for (Value value : tree.get(key)) {
                    name.add(value.toString());
                }
            }
            return name.toString();
        }

        private record Named(String name, Value item) {
            static final Comparator<Named> ORDER =
                    Comparator.comparing(Named::name).thenComparing(Named::item, Scalars.ORDER);
        }
    }
}
