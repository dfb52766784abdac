package dev.mooring.kinds;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What a manifest tells the others of its environment before any of them expands.
 *
 * @param foreseen attributes of its primary object that are certain before that exists: {@code arn}, {@code name}
 */
public record Offers(Seq<Signal> signals, Seq<Grant> grants, Map<String, String> foreseen) {
    public static final Offers NONE = new Offers(Vector.empty(), Vector.empty(), HashMap.empty());

    public static Offers signals(Seq<Signal> signals) {
        return new Offers(signals, Vector.empty(), HashMap.empty());
    }

    public Offers granting(Seq<Grant> more) {
        return new Offers(signals, grants.appendAll(more), foreseen);
    }

    public Offers foreseeing(Map<String, String> attributes) {
        return new Offers(signals, grants, attributes);
    }
}
