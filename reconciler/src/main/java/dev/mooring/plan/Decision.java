package dev.mooring.plan;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Lifecycle;
import dev.mooring.manifest.Position;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Cause;
import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.Change.Withheld;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Differ;
import dev.mooring.resource.Drift;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** What is to be done about one resource by itself, whatever the others do. */
final class Decision {

    /** @param tree what to send: references resolved as far as possible, with the live values of what is ignored */
    record Decided(Change change, Value.Tree tree) {}

    private final String environment;
    private final Desired desired;
    private final Value.Tree wanted;
    private final String digest;
    private final Lifecycle lifecycle;
    private final Function<String, Position> where;
    private final Facts facts;
    private final Memory.Entry memory;

    Decision(DesiredGraph graph, Desired desired, Value.Tree wanted, String digest, Facts facts) {
        this.environment = graph.name();
        this.desired = desired;
        this.wanted = wanted;
        this.digest = digest;
        this.lifecycle = graph.manifests().get(desired.owner()).get().lifecycle();
        this.where = graph.manifests().get(desired.owner()).get().where();
        this.facts = facts;
        this.memory = facts.memory().of(desired.id());
    }

    Decided about(Observation observation) {
        return switch (observation) {
            case Observation.Unknown unknown ->
                new Decided(blocked(Reason.UNREADABLE, told(unknown.failure()), Drift.NONE), wanted);
            case Observation.Absent ignored -> new Decided(permitted(create()), desired.atCreation(wanted));
            case Observation.Present live -> {
                Differ.Comparison compared =
                        Differ.compare(desired.type().fields(), wanted, live.tree(), leftAlone(live));
                Change change = OwnerTags.owns(environment, live.tags()) ? keep(live, compared) : adopt(live, compared);
                yield new Decided(
                        permitted(change),
                        change instanceof Change.Replace ? desired.atCreation(compared.desired()) : compared.desired());
            }
        };
    }

    private Change create() {
        return StartPolicy.objection(desired, facts, where)
                .<Change>map(objection -> blocked(objection.reason(), objection.message(), Drift.NONE))
                .getOrElse(() -> new Change.Create(causeOfAbsence()));
    }

    /** What another owner keeps, and what AWS itself moves within what is allowed. */
    private Seq<String> leftAlone(Observation.Present live) {
        return lifecycle.ignore().appendAll(desired.moved(live.tree())).appendAll(lent(live));
    }

    /** Whoever cannot be read may be using it. */
    private Seq<String> lent(Observation.Present live) {
        return desired.loan()
                .filter(loan -> switch (facts.of(loan.to())) {
                    case Observation.Present borrower ->
                        live.attributes().get("arn").exists(borrower.tree()::mentions);
                    case Observation.Absent ignored -> false;
                    case Observation.Unknown ignored -> true;
                })
                .toVector()
                .flatMap(Desired.Loan::members);
    }

    private Change keep(Observation.Present live, Differ.Comparison compared) {
        if (isUntold(live)) {
            return suspensionTold(live, compared.drift());
        }
        if (compared.drift().isEmpty()) {
            return tagsDiffer(live)
                    ? new Change.Update(live, Drift.NONE, Cause.EDIT, Option.none())
                    : new Change.NoOp();
        }
        return mend(live, compared, causeOfDrift(live, compared.drift()));
    }

    private boolean isUntold(Observation.Present live) {
        return desired.type().tagged() && facts.isUntold(desired.owner(), live);
    }

    /** Nothing but tags, so that the next process knows too what a person has asked for. */
    private static Change suspensionTold(Observation.Present live, Drift drift) {
        Option<Withheld> left = Option.when(
                !drift.isEmpty(), () -> new Withheld(Reason.SUSPENDED, "first the tags say what was asked for", drift));
        return new Change.Update(live, Drift.NONE, Cause.EDIT, left);
    }

    /** Whose it is within the environment, and whether it stays once its manifest is gone, must be told by itself. */
    private boolean tagsDiffer(Observation.Present live) {
        return desired.type().tagged()
                && !(live.tags()
                                .get(OwnerTags.RESOURCE)
                                .contains(desired.owner().toString())
                        && live.tags().get(OwnerTags.DELETION_POLICY).contains(OwnerTags.policy(lifecycle.retains())));
    }

    private Change adopt(Observation.Present live, Differ.Comparison compared) {
        Drift drift = compared.drift();
        if (lifecycle.adoption() == Lifecycle.Adoption.NEVER) {
            return blocked(Reason.NOT_OWNED, Ownership.told(live.tags()), drift);
        }
        Drift unstated = Ownership.unstated(desired, drift);
        if (lifecycle.adoption() == Lifecycle.Adoption.ADOPT && !unstated.isEmpty()) {
            return blocked(
                    Reason.ADOPTION_WOULD_RESET,
                    "taking it over would reset what the manifest does not state: "
                            + unstated.differences().map(FieldText::edited).mkString(", ")
                            + "; state these, name them in mooring.dev/ignore, or say adopt-and-reset",
                    unstated);
        }
        if (drift.touchesImmutable()) {
            return blocked(
                    Reason.IMMUTABLE,
                    "it can only be taken over as it is: AWS cannot change " + paths(immutable(drift)),
                    drift);
        }
        return drift.isEmpty()
                ? new Change.Update(live, Drift.NONE, Cause.ADOPTION, Option.none())
                : mend(live, compared, Cause.ADOPTION);
    }

    /** Sends what differs, except what must not be sent. */
    private Change mend(Observation.Present live, Differ.Comparison compared, Cause cause) {
        Restraint restraint = new Restraint(desired, digest, compared.desired(), live, facts, where);
        Restraint.Split split = restraint.split(compared.drift());
        if (split.sent().isEmpty()) {
            Withheld withheld = split.withheld().get();
            return blocked(withheld.reason(), withheld.message(), compared.drift());
        }
        if (!split.sent().touchesImmutable()) {
            return new Change.Update(live, split.sent(), cause, split.withheld());
        }
        return desired.type().replaceable()
                ? new Change.Replace(live, compared.drift(), cause)
                : blocked(
                        Reason.IMMUTABLE,
                        "AWS cannot change " + paths(immutable(split.sent()))
                                + " in place; put back the old value, or delete the object and let it be made anew",
                        compared.drift());
    }

    /** A change that people or earlier failures allow. */
    private Change permitted(Change change) {
        if (!change.writes()) {
            return change;
        }
        if (!lifecycle.reconcile()) {
            return blocked(Reason.SUSPENDED, "mooring.dev/reconcile is disabled", Drifts.of(change));
        }
        boolean tells = change instanceof Change.Update update && isUntold(update.observed());
        if (facts.isSuspended(desired.owner()) && !tells) {
            return blocked(Reason.SUSPENDED, "a person has suspended " + desired.owner(), Drifts.of(change));
        }
        return unlessSetBack(change, memory, digest, facts.now());
    }

    /** The change, unless AWS has refused it before and nothing has moved since. */
    static Change unlessSetBack(Change change, Memory.Entry memory, String digest, Instant now) {
        return memory.setback()
                .filter(setback -> setback.holds(digest, change.verb(), now))
                .<Change>map(setback -> blocked(
                        setback.until().isDefined() ? Reason.BACKING_OFF : Reason.REFUSED,
                        told(setback),
                        Drifts.of(change)))
                .getOrElse(change);
    }

    private Cause causeOfAbsence() {
        return memory.converged().isDefined() ? Cause.DRIFT : Cause.EDIT;
    }

    /** What differs only for not being known yet has been changed by nobody. */
    private Cause causeOfDrift(Observation.Present live, Drift drift) {
        boolean gitStoodStill = live.tags().get(OwnerTags.DIGEST).contains(digest)
                || memory.converged().contains(digest);
        return gitStoodStill && !Drifts.known(drift).isEmpty() ? Cause.DRIFT : Cause.EDIT;
    }

    private static Blocked blocked(Reason reason, String message, Drift drift) {
        return new Blocked(reason, message, drift);
    }

    private static String told(Failure failure) {
        return failure.operation() + " failed: " + failure.code() + ": " + failure.message();
    }

    private static String told(Memory.Setback setback) {
        String again = setback.until()
                .map(until -> "; tried again after " + until)
                .getOrElse("; tried again when git changes or somebody asks for a retry");
        return told(setback.failure()) + again;
    }

    private static Seq<Difference> immutable(Drift drift) {
        return drift.differences().filter(Difference::immutable);
    }

    private static String paths(Seq<Difference> differences) {
        return Vector.ofAll(differences).map(Difference::path).mkString(", ");
    }
}
