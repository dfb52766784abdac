package dev.mooring.plan;

import dev.mooring.resource.Failure;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * What a running daemon has learned about an environment's resources. Losing it costs a few reads and one attempt more,
 * never a wrong write: whatever must not be forgotten is in AWS.
 */
public record Memory(Map<ResourceId, Entry> entries, Consent consent, Map<ManifestId, Boolean> suspensions) {
    public static final Memory EMPTY = new Memory(HashMap.empty(), Consent.NONE, HashMap.empty());

    /**
     * @param converged the digest of the wanted tree that the live object was last seen to match
     * @param sent the last write that AWS took
     * @param setback the last failure, until a write succeeds
     * @param retry a person asked to forget setbacks and rollbacks, once
     */
    public record Entry(Option<String> converged, Option<Sent> sent, Option<Setback> setback, boolean retry) {
        static final Entry NOTHING = new Entry(Option.none(), Option.none(), Option.none(), false);
    }

    public record Sent(String digest, Instant at) {}

    /**
     * @param digest of the tree that was to be written: another one is tried at once
     * @param action what was tried, as {@link Change#verb()} says it: another action is tried at once too
     * @param failures in a row
     * @param until when to try again; none: only when git changes or a person asks
     */
    public record Setback(String digest, String action, Failure failure, int failures, Option<Instant> until) {

        public boolean holds(String wanted, String verb, Instant now) {
            return digest.equals(wanted) && action.equals(verb) && until.forAll(now::isBefore);
        }
    }

    public Entry of(ResourceId id) {
        return entries.getOrElse(id, Entry.NOTHING);
    }

    public Memory converged(ResourceId id, String digest) {
        Entry known = of(id);
        boolean asBefore = known.converged().contains(digest) && known.setback().isEmpty() && !known.retry();
        return asBefore ? this : put(id, entry -> new Entry(Option.some(digest), entry.sent(), Option.none(), false));
    }

    /** AWS took a write; that it took effect is for the next look to see. */
    public Memory sent(ResourceId id, String digest, Instant at) {
        return put(id, entry -> new Entry(Option.none(), Option.some(new Sent(digest, at)), Option.none(), false));
    }

    /** AWS asks to come back later, and no write failed. */
    public Memory unhindered(ResourceId id) {
        return put(id, entry -> new Entry(entry.converged(), entry.sent(), Option.none(), false));
    }

    public Memory failed(ResourceId id, Setback setback) {
        return put(id, entry -> new Entry(entry.converged(), entry.sent(), Option.some(setback), false));
    }

    public Memory retry(ResourceId id) {
        return put(id, entry -> new Entry(entry.converged(), entry.sent(), Option.none(), true));
    }

    public Memory consenting(Consent next) {
        return new Memory(entries, next, suspensions);
    }

    /** A person asks to leave a manifest's objects alone, or to keep them again; their tags are to say so. */
    public Memory suspending(ManifestId manifest, boolean asked) {
        return new Memory(entries, consent, suspensions.put(manifest, asked));
    }

    /** Forgets what is not among {@code ids}: it has left git, and AWS. */
    public Memory only(Set<ResourceId> ids) {
        Map<ResourceId, Entry> kept = entries.filterKeys(ids::contains);
        return kept.size() == entries.size() ? this : new Memory(kept, consent, suspensions);
    }

    private Memory put(ResourceId id, UnaryOperator<Entry> next) {
        return new Memory(entries.put(id, next.apply(of(id))), consent, suspensions);
    }
}
