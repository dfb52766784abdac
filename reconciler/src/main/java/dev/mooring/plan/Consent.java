package dev.mooring.plan;

import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What a person has allowed to be deleted beyond the limits.
 *
 * @param digest of the set that was confirmed last
 * @param objects that were in a set when it was confirmed, so that they may still go when others of it are gone
 */
public record Consent(Option<String> digest, Set<String> objects) {
    public static final Consent NONE = new Consent(Option.none(), HashSet.empty());

    public Consent confirming(String another) {
        return new Consent(Option.some(another), objects);
    }

    boolean covers(Orphan orphan) {
        return objects.contains(orphan.fingerprint());
    }

    /** A digest is used once; what it stood for stays allowed for as long as it is there. */
    Consent left(Seq<Orphan> allowed) {
        return new Consent(Option.none(), HashSet.ofAll(allowed.map(Orphan::fingerprint)));
    }

    /** This, learned from {@code before} in a pass during which a person may have confirmed another set. */
    public Consent since(Consent before, Consent now) {
        return now.digest().equals(before.digest()) ? this : new Consent(now.digest(), objects);
    }
}
