package dev.mooring.kinds;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What a manifest tells the others of its environment before any of them expands. */
public record Offers(Seq<Signal> signals, Seq<Grant> grants) {
    public static final Offers NONE = new Offers(Vector.empty(), Vector.empty());

    public static Offers signals(Seq<Signal> signals) {
        return new Offers(signals, Vector.empty());
    }

    public Offers granting(Seq<Grant> more) {
        return new Offers(signals, grants.appendAll(more));
    }
}
