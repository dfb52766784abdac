package dev.mooring.plan;

import dev.mooring.manifest.Position;
import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Failure;
import dev.mooring.resource.SecretState;
import dev.mooring.resource.SecretUse;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * What speaks against starting tasks with secrets of which this is known. What is certainly not there does, and so does what
 * could not be read; what we may not ask about does not: the role that reads it is not ours, and it may well be allowed to.
 */
final class SecretPolicy {
    private static final int NAMED = 5;
    private final Seq<SecretUse> uses;
    private final Map<String, SecretState> known;
    private final Function<String, Position> where;

    /**
     * @param known by their sources; of what is left out nothing was asked
     * @param where tells the position of a path in the manifest
     */
    SecretPolicy(Desired desired, Map<String, SecretState> known, Function<String, Position> where) {
        this.uses = desired.secrets();
        this.known = known;
        this.where = where;
    }

    /** None where every secret is known to be there, or may not be asked about. */
    Option<Objection> objection() {
        Seq<String> missing = uses.flatMap(use -> state(use, SecretState.Missing.class)
                .map(state -> position(use) + ": " + use.variable() + " is " + state.secret() + ", which " + state.why()
                        + ": " + state.remedy()));
        return missing.isEmpty()
                ? unreadable()
                : Option.some(new Objection(Reason.SECRET_MISSING, "no task could start: " + listed(missing)));
    }

    private Option<Objection> unreadable() {
        return uses.flatMap(use -> state(use, SecretState.Unreadable.class))
                .filter(state -> !isDenied(state))
                .headOption()
                .map(state -> new Objection(
                        Reason.UNREADABLE,
                        "whether " + state.secret() + " is there could not be read: " + told(state.failure())));
    }

    /** What a person should know though it stops nothing. */
    Option<String> note() {
        Seq<SecretState.Unreadable> denied = uses.flatMap(use -> state(use, SecretState.Unreadable.class))
                .filter(SecretPolicy::isDenied)
                .distinctBy(SecretState.Unreadable::secret);
        return denied.headOption()
                .map(first -> "whether " + listed(denied.map(SecretState.Unreadable::secret))
                        + (denied.length() == 1 ? " is" : " are") + " there is not known: Mooring may not call "
                        + first.failure().operation());
    }

    private static boolean isDenied(SecretState.Unreadable state) {
        return state.failure() instanceof Failure.Denied;
    }

    private static String told(Failure failure) {
        return failure.operation() + " failed: " + failure.code() + ": " + failure.message();
    }

    private Position position(SecretUse use) {
        return where.apply(use.writtenAt());
    }

    private <S extends SecretState> Option<S> state(SecretUse use, Class<S> sort) {
        return known.get(use.source()).filter(sort::isInstance).map(sort::cast);
    }

    private static String listed(Seq<String> sentences) {
        String named = sentences.take(NAMED).mkString("; ");
        return sentences.length() > NAMED ? named + "; and " + (sentences.length() - NAMED) + " more" : named;
    }
}
