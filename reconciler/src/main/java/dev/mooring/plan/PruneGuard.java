package dev.mooring.plan;

import dev.mooring.manifest.Environment;
import dev.mooring.plan.Pruning.State;
import dev.mooring.resource.Digest;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Whether what left git may be deleted. It errs on the side of keeping: nothing goes while anything is unknown, never all
 * that is ours, and never more at once than the environment allows unless a person has confirmed that very set.
 */
final class PruneGuard {
    private static final int DIGEST_LENGTH = 12;
    private static final int SHOWN = 20;

    private final String environment;
    private final Environment.Prune limits;
    private final Consent consent;

    PruneGuard(String environment, Environment.Prune limits, Consent consent) {
        this.environment = environment;
        this.limits = limits;
        this.consent = consent;
    }

    /**
     * @param leaving what would be deleted
     * @param incomplete why it need not have left git, or need not be all
     * @param staying how many objects of ours are there that git still wants
     * @param manifests how many manifests there are, those included whose objects would be deleted
     */
    Pruning judge(Seq<Orphan> leaving, Option<String> incomplete, int staying, int manifests) {
        if (!limits.enabled()) {
            return leaving.isEmpty()
                    ? Pruning.NONE
                    : about(
                            State.DISABLED,
                            "",
                            "prune is disabled: kept though out of git: " + told(leaving),
                            leaving,
                            Consent.NONE);
        }
        if (incomplete.isDefined()) {
            return about(
                    State.INCOMPLETE, "", "nothing is deleted in this pass: " + incomplete.get(), leaving, consent);
        }
        if (leaving.isEmpty()) {
            return Pruning.NONE;
        }
        return staying == 0
                ? about(
                        State.EVERYTHING,
                        "",
                        "refused to delete all that is ours: " + told(leaving),
                        leaving,
                        Consent.NONE)
                : withinLimits(leaving, manifests);
    }

    private Pruning withinLimits(Seq<Orphan> leaving, int manifests) {
        Seq<Orphan> unconfirmed = leaving.reject(consent::covers);
        String digest = digest(unconfirmed);
        int count = unconfirmed.map(Orphan::owner).distinct().size();
        int allowed = Math.min(limits.maxDeletes(), share(manifests));
        if (count <= allowed || consent.digest().contains(digest)) {
            return about(
                    State.DELETING,
                    "",
                    "out of git, to be deleted: " + told(leaving),
                    leaving,
                    consent.left(count <= allowed ? leaving.filter(consent::covers) : leaving));
        }
        String message = "would delete the AWS objects of " + count + (count == 1 ? " manifest" : " manifests")
                + ", more than the " + allowed
                + " that may go at once (maxDeletes " + limits.maxDeletes() + ", maxPercent " + limits.maxPercent()
                + " of " + manifests + "): " + told(unconfirmed) + "; to go on: mooring prune -e " + environment
                + " --confirm " + digest;
        return about(State.UNCONFIRMED, digest, message, unconfirmed, consent.left(leaving.filter(consent::covers)));
    }

    /** A part of a small number is less than one, and one manifest must be able to leave an environment of four. */
    private int share(int manifests) {
        return limits.maxPercent() == 0 ? 0 : Math.max(1, manifests * limits.maxPercent() / 100);
    }

    private String digest(Seq<Orphan> orphans) {
        Value.Tree set = Value.tree("environment", Value.of(environment))
                .with("objects", Value.texts(orphans.map(Orphan::fingerprint).sorted()));
        return Digest.of(set).substring(0, DIGEST_LENGTH);
    }

    private static Pruning about(State state, String digest, String message, Seq<Orphan> orphans, Consent left) {
        return new Pruning(state, digest, message, Vector.ofAll(orphans.map(Orphan::id)), left);
    }

    private static String told(Seq<Orphan> orphans) {
        int more = orphans.size() - SHOWN;
        return orphans.take(SHOWN).map(orphan -> orphan.id().toString()).mkString(", ")
                + (more > 0 ? " and " + more + " more" : "");
    }
}
