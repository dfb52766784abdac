package dev.mooring.resource;

import dev.mooring.resource.FieldPath.Step;
import dev.mooring.resource.FieldTree.Filler;
import dev.mooring.resource.FieldTree.Guard;
import dev.mooring.resource.FieldTree.Listing;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Brings a tree into the one form in which equal states are equal trees: values in one spelling, lists without an order in
 * one order, defaults filled in, nothing empty, nothing read-only. Idempotent.
 *
 * <p>Defaults inside a structure that nobody states make up that structure ({@code deploymentConfiguration} is whole even
 * where git leaves it out), unless the table says that the structure is absent by default or unmanaged; then they count
 * only once it is there ({@code healthCheck}). Each item of a list and each value of a map is given its own defaults. A
 * condition looks at what is stated, else at the unconditional default of the field that it names.
 *
 * <p>An empty list, map or structure is the same as none, except inside a JSON document, where it may mean something.
 */
public final class Normalizer {
    private Normalizer() {}

    public static Value.Tree normalize(Fields fields, Value.Tree tree) {
        return members(fields.compiled(), tree, Scope.root(tree), false);
    }

    /** Where a walk stands: the values from the root down to here, as they were before they were normalised. */
    private record Scope(Vector<Value> values) {
        static Scope root(Value.Tree tree) {
            return new Scope(Vector.of(tree));
        }

        Scope into(Value value) {
            return new Scope(values.append(value));
        }

        boolean holds(Guard guard) {
            int at = values.length() - 1 - guard.up();
            Option<Value> stated = at < 0 ? Option.none() : follow(values.get(at), guard.steps());
            return stated.orElse(guard.unstated()).exists(value -> guard.is().forAll(is -> Scalars.same(value, is)));
        }

        /** The value that the steps lead to; through a list or a map, the first that there is. */
        private static Option<Value> follow(Value from, Seq<Step> steps) {
            if (steps.isEmpty()) {
                return Option.some(from);
            }
            Seq<Step> rest = steps.tail();
            return switch (steps.head()) {
                case Step.Member member ->
                    from instanceof Value.Tree tree
                            ? tree.get(member.name()).flatMap(value -> follow(value, rest))
                            : Option.none();
                case Step.EachItem ignored ->
                    from instanceof Value.Items list
                            ? list.items().flatMap(item -> follow(item, rest)).headOption()
                            : Option.none();
                case Step.EachValue ignored ->
                    from instanceof Value.Tree tree
                            ? tree.members()
                                    .values()
                                    .flatMap(value -> follow(value, rest))
                                    .headOption()
                            : Option.none();
            };
        }
    }

    @SuppressWarnings("ReferenceEquality") // most values are in their normal form already: those are kept, not copied
    private static Value.Tree members(FieldTree fields, Value.Tree tree, Scope scope, boolean document) {
        SortedMap<String, Value> members = tree.members();
        for (var member : tree.members()) {
            FieldTree field = fields.member(member._1);
            Option<Value> normal = field.readOnly() ? Option.none() : value(field, member._2, scope, document);
            if (normal.isEmpty()) {
                members = members.remove(member._1);
            } else if (normal.get() != member._2) {
                members = members.put(member._1, normal.get());
            }
        }
        for (Filler filler : fields.fillers()) {
            if (!members.containsKey(filler.name())) {
                for (Value value : unstated(filler.field(), scope)) {
                    members = members.put(filler.name(), value);
                }
            }
        }
        return members == tree.members() ? tree : new Value.Tree(members);
    }

    /** What a member is while nobody states it; {@code owner} ends at the structure that would hold it. */
    private static Option<Value> unstated(FieldTree field, Scope owner) {
        Option<Value> preset = field.presets()
                .find(candidate -> candidate.guards().forAll(owner::holds))
                .flatMap(chosen -> value(field, chosen.value(), owner, false));
        return preset.isDefined() || field.absent()
                ? preset
                : Option.<Value>some(members(field, Value.Tree.EMPTY, owner.into(Value.Tree.EMPTY), false))
                        .filter(made -> !isEmpty(made));
    }

    private static Option<Value> value(FieldTree field, Value written, Scope owner, boolean document) {
        Value read = field.form().read(written);
        boolean inDocument = document || field.form().isDocument();
        Value normal = switch (read) {
            case Value.Tree tree -> members(field, tree, owner.into(tree), inDocument);
            case Value.Items list -> items(field, list, owner.into(list), inDocument);
            default -> read;
        };
        return isEmpty(normal) && !document ? Option.none() : Option.some(normal);
    }

    private static Value items(FieldTree field, Value.Items list, Scope scope, boolean document) {
        Vector<Value> normal = list.items()
                .map(item -> value(field.item(), item, scope, document).getOrElse(Value.Tree.EMPTY));
        Vector<Value> ordered = switch (field.listing()) {
            case Listing.Atomic ignored -> normal;
            case Listing.ListSet ignored -> normal.sorted(Scalars.ORDER).distinctBy(Scalars.ORDER);
            case Listing.ListMap byKeys -> normal.sortBy(item -> Scalars.key(byKeys.keys(), item));
        };
        return ordered.equals(list.items()) ? list : new Value.Items(ordered);
    }

    private static boolean isEmpty(Value value) {
        return switch (value) {
            case Value.Tree tree -> tree.isEmpty();
            case Value.Items list -> list.items().isEmpty();
            default -> false;
        };
    }
}
