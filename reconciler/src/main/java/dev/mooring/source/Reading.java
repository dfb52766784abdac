package dev.mooring.source;

import io.vavr.control.Option;

/**
 * What a poll found.
 *
 * @param snapshot the newest complete state that could be read, in this poll or an earlier one; empty until there is one
 * @param trouble why this poll could not read a newer one, in a sentence without secrets
 */
public record Reading(Option<Snapshot> snapshot, Option<String> trouble) {

    static Reading of(Snapshot snapshot) {
        return new Reading(Option.some(snapshot), Option.none());
    }

    Reading withTrouble(String message) {
        return new Reading(snapshot, Option.some(message));
    }

    static final Reading NOTHING = new Reading(Option.none(), Option.none());
}
