package dev.mooring.kinds;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What a manifest tells the others of its environment before any of them expands.
 *
 * @param signals what an alarm or a dashboard can show of it
 * @param grants what it must be allowed on others
 * @param alarmActions what is to be done when an alarm goes off
 * @param foreseen attributes of its primary object that are certain before that exists: {@code arn}, {@code name}
 */
public record Offers(
        Seq<Signal> signals, Seq<Grant> grants, Seq<AlarmAction> alarmActions, Map<String, String> foreseen) {
    public static final Offers NONE = new Offers(Vector.empty(), Vector.empty(), Vector.empty(), HashMap.empty());

    public static Offers signals(Seq<Signal> signals) {
        return new Offers(signals, Vector.empty(), Vector.empty(), HashMap.empty());
    }

    public Offers granting(Seq<Grant> more) {
        return new Offers(signals, grants.appendAll(more), alarmActions, foreseen);
    }

    public Offers acting(Seq<AlarmAction> more) {
        return new Offers(signals, grants, alarmActions.appendAll(more), foreseen);
    }

    public Offers foreseeing(Map<String, String> attributes) {
        return new Offers(signals, grants, alarmActions, attributes);
    }
}
