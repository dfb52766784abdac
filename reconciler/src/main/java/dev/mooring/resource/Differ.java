package dev.mooring.resource;

import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Fields.Rule;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The one comparison of what git wants with what AWS holds.
 *
 * <p>What git states is compared. What git leaves out is compared if a line of the table names it, or it is an item of a
 * list or an entry of a map that git does state; anything else that AWS holds is ignored. An item of a list-map that only
 * one side has is one difference, and so is a structure. A reference that does not resolve yet differs from anything.
 */
public final class Differ {

    /**
     * Both sides in the form in which they were compared.
     *
     * @param desired normalised, with the live values of what is ignored in it: what to send
     * @param observed normalised
     */
    public record Comparison(Value.Tree desired, Value.Tree observed, Drift drift) {}

    private Differ() {}

    public static Drift diff(Fields fields, Value.Tree desired, Value.Tree observed) {
        return compare(fields, desired, observed, Vector.empty()).drift();
    }

    /** As {@link #diff}, where {@code ignored} paths belong to another owner, who keeps what AWS holds there. */
    public static Comparison compare(Fields fields, Value.Tree desired, Value.Tree observed, Seq<String> ignored) {
        Value.Tree live = Normalizer.normalize(fields, observed);
        Ignored paths = Ignored.paths(ignored);
        // Once before, for the defaults that depend on what is ignored, and once in the form in which items have all
        // keys.
        Value.Tree stated = Normalizer.normalize(fields, paths.keep(fields, desired, live));
        Value.Tree wanted = paths.keep(fields, stated, live);
        List<Difference> found = new ArrayList<>();
        new Walk(found).tree(fields.compiled(), Place.ROOT, wanted, live);
        return new Comparison(wanted, live, new Drift(Vector.ofAll(found)));
    }

    /** Where a walk stands, and what the lines above it say about all below. */
    private record Place(
            Trail trail, Seq<Rule.Immutable> immutable, boolean startsRollout, Duration settles, boolean sensitive) {
        static final Place ROOT = new Place(Trail.ROOT, Vector.empty(), false, Duration.ZERO, false);

        Place member(String name, FieldTree field) {
            return under(trail.member(name), field);
        }

        Place item(String key, FieldTree field) {
            return under(trail.item(key), field);
        }

        private Place under(Trail to, FieldTree field) {
            return new Place(
                    to,
                    immutable.filter(Rule.Immutable::holdsBelow).appendAll(field.immutable()),
                    startsRollout || field.startsRollout(),
                    field.settles().compareTo(settles) > 0 ? field.settles() : settles,
                    sensitive || field.sensitive());
        }
    }

    private record Walk(List<Difference> found) {

        void tree(FieldTree fields, Place place, Value.Tree desired, Value.Tree observed) {
            for (var member : desired.members()) {
                FieldTree field = fields.member(member._1);
                stated(field, place.member(member._1, field), member._2, observed.get(member._1));
            }
            for (var member : observed.members()) {
                if (!desired.members().containsKey(member._1)) {
                    unstated(fields, place, member._1, member._2);
                }
            }
        }

        private void unstated(FieldTree fields, Place place, String name, Value live) {
            FieldTree field = fields.member(name);
            if (fields.openMap() || field.comparedWhenUnstated()) {
                differs(field, place.member(name, field), Option.none(), Option.of(live));
            } else if (!field.unmanaged() && live instanceof Value.Tree structure) {
                tree(field, place.member(name, field), Value.Tree.EMPTY, structure);
            }
        }

        private void stated(FieldTree field, Place place, Value desired, Option<Value> live) {
            Value observed = live.getOrNull();
            if (observed != null && field.choseFor(desired, observed)) {
                return;
            }
            if (desired instanceof Value.Tree one && observed instanceof Value.Tree other) {
                if (field.form() == Form.POLICY) {
                    if (!PolicyMeaning.same(one, other)) {
                        differs(field, place, Option.of(desired), live);
                    }
                } else {
                    tree(field, place, one, other);
                }
            } else if (desired instanceof Value.Items one && observed instanceof Value.Items other) {
                list(field, place, one, other);
            } else if (observed == null || !Scalars.same(desired, observed)) {
                differs(field, place, Option.of(desired), live);
            }
        }

        private void list(FieldTree field, Place place, Value.Items desired, Value.Items observed) {
            switch (field.listing()) {
                case Listing.ListMap ignored -> listMap(field, place, desired, observed);
                case Listing.ListSet ignored -> inOrder(field, place, desired, observed);
                case Listing.Atomic ignored -> inOrder(field, place, desired, observed);
            }
        }

        private void listMap(FieldTree field, Place place, Value.Items desired, Value.Items observed) {
            Map<String, Value> wanted = field.listing().named(desired);
            Map<String, Value> live = field.listing().named(observed);
            for (var item : wanted) {
                stated(field.item(), place.item(item._1, field.item()), item._2, live.get(item._1));
            }
            for (var item : live) {
                if (!wanted.containsKey(item._1)) {
                    differs(field.item(), place.item(item._1, field.item()), Option.none(), Option.of(item._2));
                }
            }
        }

        /** Lists of structures of one length are compared item by item, any other as a whole. */
        private void inOrder(FieldTree field, Place place, Value.Items desired, Value.Items observed) {
            Vector<Value> wanted = desired.items();
            Vector<Value> live = observed.items();
            boolean structures =
                    wanted.forAll(Value.Tree.class::isInstance) && live.forAll(Value.Tree.class::isInstance);
            if (wanted.length() == live.length() && structures) {
                for (int index = 0; index < wanted.length(); index++) {
                    stated(
                            field.item(),
                            place.item(Integer.toString(index), field.item()),
                            wanted.get(index),
                            Option.of(live.get(index)));
                }
            } else if (wanted.length() != live.length()
                    || wanted.zip(live).exists(pair -> !Scalars.same(pair._1, pair._2))) {
                differs(field, place, Option.of(desired), Option.of(observed));
            }
        }

        /** One difference, with what the lines say about it, about all above it, and about what is there below it. */
        private void differs(FieldTree field, Place place, Option<Value> desired, Option<Value> observed) {
            Place whole = Vector.of(desired, observed)
                    .flatMap(value -> value)
                    .foldLeft(place, (so, value) -> within(field, so, value));
            found.add(new Difference(
                    whole.trail().toString(),
                    observed,
                    desired,
                    whole.immutable().appendAll(place.immutable()).exists(rule -> rule.forbids(observed, desired)),
                    whole.startsRollout(),
                    whole.settles(),
                    whole.sensitive()));
        }

        private static Place within(FieldTree field, Place place, Value value) {
            return switch (value) {
                case Value.Tree tree ->
                    tree.members().foldLeft(place, (so, member) -> {
                        FieldTree below = field.member(member._1);
                        return within(below, so.under(so.trail(), below), member._2);
                    });
                case Value.Items list ->
                    list.items()
                            .foldLeft(
                                    place,
                                    (so, item) -> within(field.item(), so.under(so.trail(), field.item()), item));
                default -> place;
            };
        }
    }
}
