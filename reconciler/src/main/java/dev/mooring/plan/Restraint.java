package dev.mooring.plan;

import dev.mooring.manifest.Position;
import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.Change.Withheld;
import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Differ;
import dev.mooring.resource.Drift;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Which part of a difference must not be sent: a rollout that AWS has rolled back, or of an image that must not run, or without a secret, and a value that was sent and still
 * settles.
 */
final class Restraint {

    /** @param withheld defined where {@code sent} is empty */
    record Split(Drift sent, Option<Withheld> withheld) {}

    private final Desired desired;
    private final String digest;
    private final Value.Tree wanted;
    private final Observation.Present live;
    private final Facts facts;
    private final Function<String, Position> where;
    private final Memory.Entry memory;

    Restraint(
            Desired desired,
            String digest,
            Value.Tree wanted,
            Observation.Present live,
            Facts facts,
            Function<String, Position> where) {
        this.desired = desired;
        this.digest = digest;
        this.wanted = wanted;
        this.live = live;
        this.facts = facts;
        this.where = where;
        this.memory = facts.memory().of(desired.id());
    }

    Split split(Drift drift) {
        Option<Withheld> rollout = drift.startsRollout() ? startsWhatMustNotRun(drift) : Option.none();
        Drift left = rollout.map(withheld -> without(drift, withheld.drift())).getOrElse(drift);
        Option<Withheld> settling = settling(left);
        Drift sent = settling.map(withheld -> without(left, withheld.drift())).getOrElse(left);
        return new Split(sent, rollout.orElse(settling));
    }

    private Option<Withheld> startsWhatMustNotRun(Drift drift) {
        Option<Withheld> rolledBack = memory.retry() ? Option.none() : rolledBack(drift);
        return rolledBack.orElse(() -> StartPolicy.objection(desired, facts, where)
                .map(objection -> new Withheld(objection.reason(), objection.message(), rollout(drift))));
    }

    private Option<Withheld> rolledBack(Drift drift) {
        return facts.rejections()
                .get(desired.id())
                .flatMap(answer -> refusal(answer)
                        .map(refusal -> new Withheld(refusal.reason(), refusal.message(), rollout(drift))));
    }

    private record Refusal(Reason reason, String message) {}

    private Option<Refusal> refusal(Either<Failure, Seq<Rejection>> answer) {
        return answer.fold(
                failure -> Option.some(new Refusal(
                        Reason.UNREADABLE,
                        "whether AWS rolled this back before could not be read: " + failure.operation() + " failed: "
                                + failure.code())),
                rejections -> rejections
                        .find(rejection -> isWanted(rejection.tree()))
                        .map(rejection -> new Refusal(Reason.ROLLED_BACK, rejection.message())));
    }

    /** Whether the tree that was rolled back would start the same deployment as the wanted one. */
    private boolean isWanted(Value.Tree rejected) {
        return !Differ.diff(desired.type().fields(), wanted, rejected).startsRollout();
    }

    /** The root members that start the deployment: AWS takes a member as a whole. */
    private static Drift rollout(Drift drift) {
        Set<String> members = drift.differences()
                .filter(Difference::startsRollout)
                .map(Difference::topLevel)
                .toSet();
        return new Drift(drift.differences().filter(difference -> members.contains(difference.topLevel())));
    }

    private Option<Withheld> settling(Drift drift) {
        return lastSent().flatMap(sent -> {
            Seq<Difference> settling =
                    drift.differences().filter(difference -> facts.now().isBefore(settled(sent, difference)));
            return settling.maxBy(difference -> settled(sent, difference))
                    .map(last -> new Withheld(
                            Reason.SETTLING,
                            "was sent at " + sent + "; AWS may read back the old value until " + settled(sent, last),
                            new Drift(settling)));
        });
    }

    private static Instant settled(Instant sent, Difference difference) {
        Duration window = difference.settlesWithin();
        return sent.plus(window);
    }

    /**
     * When this very state was last sent, by this process or by one before it; none if it never was, or if AWS has shown it
     * since: what differs now, somebody changed.
     */
    private Option<Instant> lastSent() {
        if (memory.converged().contains(digest)) {
            return Option.none();
        }
        Option<Instant> ours =
                memory.sent().filter(sent -> sent.digest().equals(digest)).map(Memory.Sent::at);
        Option<Instant> anyones = live.tags().get(OwnerTags.DIGEST).contains(digest) ? live.changedAt() : Option.none();
        return ours.toVector().appendAll(anyones).max();
    }

    private static Drift without(Drift drift, Drift part) {
        Set<Difference> gone = part.differences().toSet();
        return new Drift(drift.differences().filter(difference -> !gone.contains(difference)));
    }
}
