package dev.mooring.resource;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One AWS object as git wants it.
 *
 * @param owner the manifest that it belongs to
 * @param tree the wanted state, perhaps with references in it
 * @param dependsOn what must be in place first though no reference in the tree says so
 * @param writtenAt the path in the manifest's document that names this object ({@code spec.routes[0].priority}), for
 *     problems
 * @param foreseen attributes that are certain before the object exists, so that a plan can name them: an ARN that holds
 *     nothing but account, Region and name
 * @param initial members that are sent when the object is made and are then another's to write: an autoscaled service's
 *     desired count. They are never compared
 * @param movable states of some members that AWS's own mechanisms put in place of the wanted one, such as a schedule that
 *     moves an autoscaler's limits: an object in one of them is as wanted
 * @param loan members that are another's to write while it uses this object; none for most
 * @param secrets what must be there for it to start, and is nobody's to declare
 * @param displaces objects of other types that AWS keeps under the same name, so that they must be gone before this one is
 *     made
 */
public record Desired(
        ResourceId id,
        ResourceType type,
        ManifestId owner,
        Value.Tree tree,
        Set<ResourceId> dependsOn,
        String writtenAt,
        Map<String, String> foreseen,
        Value.Tree initial,
        Seq<Value.Tree> movable,
        Option<Loan> loan,
        Seq<SecretUse> secrets,
        Set<ResourceId> displaces) {

    /**
     * Members that AWS writes for as long as the live {@code to} names this object by its ARN, whatever git wants by then: a
     * listener rule's forwards, while a service shifts traffic by it.
     */
    public record Loan(ResourceId to, Seq<String> members) {}

    public Desired(
            ResourceId id,
            ResourceType type,
            ManifestId owner,
            Value.Tree tree,
            Set<ResourceId> dependsOn,
            String writtenAt) {
        this(
                id,
                type,
                owner,
                tree,
                dependsOn,
                writtenAt,
                HashMap.empty(),
                Value.Tree.EMPTY,
                Vector.empty(),
                Option.none(),
                Vector.empty(),
                HashSet.empty());
    }

    /** Named by the manifest's own name. */
    public Desired(ResourceId id, ResourceType type, ManifestId owner, Value.Tree tree, Set<ResourceId> dependsOn) {
        this(id, type, owner, tree, dependsOn, "metadata.name");
    }

    public Desired foreseeing(Map<String, String> attributes) {
        return new Desired(
                id, type, owner, tree, dependsOn, writtenAt, attributes, initial, movable, loan, secrets, displaces);
    }

    /** With these members in the creation and nowhere else. */
    public Desired initially(Value.Tree members) {
        return new Desired(
                id, type, owner, tree, dependsOn, writtenAt, foreseen, members, movable, loan, secrets, displaces);
    }

    /** With these states as good as the wanted one. */
    public Desired movedWithin(Seq<Value.Tree> states) {
        return new Desired(
                id, type, owner, tree, dependsOn, writtenAt, foreseen, initial, states, loan, secrets, displaces);
    }

    /** Leaving these members alone while {@code to} uses this object. */
    public Desired lending(ResourceId to, String... members) {
        Option<Loan> lent = Option.some(new Loan(to, Vector.of(members)));
        return new Desired(
                id, type, owner, tree, dependsOn, writtenAt, foreseen, initial, movable, lent, secrets, displaces);
    }

    /** Starting with these secrets. */
    public Desired given(Seq<SecretUse> uses) {
        return new Desired(
                id, type, owner, tree, dependsOn, writtenAt, foreseen, initial, movable, loan, uses, displaces);
    }

    /** Made only once these are gone, which go for it. */
    public Desired inPlaceOf(ResourceId... others) {
        return new Desired(
                id,
                type,
                owner,
                tree,
                dependsOn,
                writtenAt,
                foreseen,
                initial,
                movable,
                loan,
                secrets,
                HashSet.of(others));
    }

    /** What to send where there is no such object: {@code wanted} and the initial members. */
    public Value.Tree atCreation(Value.Tree wanted) {
        return Value.tree(wanted.members().merge(initial.members()));
    }

    /** The members that AWS has moved within what is allowed: the first of the movable states that {@code live} is in. */
    public Seq<String> moved(Value.Tree live) {
        return movable.find(state ->
                        state.members().forAll(member -> live.get(member._1).contains(member._2)))
                .toVector()
                .flatMap(state -> state.members().keySet().toVector());
    }
}
