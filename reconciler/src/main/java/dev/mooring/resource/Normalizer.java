package dev.mooring.resource;

import dev.mooring.resource.FieldPath.Step;
import dev.mooring.resource.FieldTree.Filler;
import dev.mooring.resource.FieldTree.Guard;
import dev.mooring.resource.FieldTree.Preset;
import io.vavr.collection.List;
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

    /** Where a walk stands: the values from here up to the root, as they were before they were normalised. */
    private record Scope(List<Value> values) {
        static Scope root(Value.Tree tree) {
            return new Scope(List.of(tree));
        }

        Scope into(Value value) {
            return new Scope(values.prepend(value));
        }

        boolean holds(Guard guard) {
            return new Scope(values.drop(guard.up()))
                    .value(guard.steps(), guard.unstated())
                    .exists(value -> guard.is().forAll(is -> Scalars.same(value, is)));
        }

        /** What is stated where the steps lead, else its default. Of a list's items or a map's values, the first counts. */
        private Option<Value> value(Seq<Step> steps, Seq<Preset> unstated) {
            Value here = values.head();
            if (steps.isEmpty()) {
                return Option.some(here);
            }
            Option<Value> next = switch (steps.head()) {
                case Step.Member member -> here instanceof Value.Tree tree ? tree.get(member.name()) : Option.none();
                case Step.EachItem ignored ->
                    here instanceof Value.Items list ? list.items().headOption() : Option.none();
                case Step.EachValue ignored ->
                    here instanceof Value.Tree tree ? tree.members().values().headOption() : Option.none();
            };
            Option<Value> stated = next.filter(Normalizer::saysAnything);
            if (steps.length() == 1) {
                return stated.orElse(() -> preset(unstated).map(Preset::value).filter(Normalizer::isFull));
            }
            return into(stated.getOrElse(Value.Tree.EMPTY)).value(steps.tail(), unstated);
        }

        Option<Preset> preset(Seq<Preset> presets) {
            return presets.find(preset -> preset.guards().forAll(this::holds));
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
        Option<Preset> preset = owner.preset(field.presets());
        if (preset.isDefined()) {
            return value(field, preset.get().value(), owner, false);
        }
        return field.absent()
                ? Option.none()
                : Option.<Value>some(members(field, Value.Tree.EMPTY, owner.into(Value.Tree.EMPTY), false))
                        .filter(Normalizer::isFull);
    }

    private static Option<Value> value(FieldTree field, Value written, Scope owner, boolean document) {
        Value normal = normal(field, written, owner, document);
        return isFull(normal) || document ? Option.some(normal) : Option.none();
    }

    private static Value normal(FieldTree field, Value written, Scope owner, boolean document) {
        Value read = field.form().read(written);
        boolean inDocument = document || field.form().isDocument();
        return switch (read) {
            case Value.Tree tree -> members(field, tree, owner.into(tree), inDocument);
            case Value.Items list -> items(field, list, owner.into(list), inDocument);
            default -> read;
        };
    }

    private static Value items(FieldTree field, Value.Items list, Scope scope, boolean document) {
        Vector<Value> normal = list.items().map(item -> normal(field.item(), item, scope, document));
        Vector<Value> ordered = field.listing().ordered(normal);
        return ordered.equals(list.items()) ? list : new Value.Items(ordered);
    }

    /** Whether anything of it will be left. */
    private static boolean saysAnything(Value value) {
        return value instanceof Value.Tree tree
                ? tree.members().values().exists(Normalizer::saysAnything)
                : isFull(value);
    }

    private static boolean isFull(Value value) {
        return switch (value) {
            case Value.Tree tree -> !tree.isEmpty();
            case Value.Items list -> !list.items().isEmpty();
            default -> true;
        };
    }
}
