package dev.mooring.services.kit.messaging;

/** A message that no attempt will ever understand. */
public final class MalformedEvent extends Exception {
    private static final long serialVersionUID = 1;

    MalformedEvent(String message) {
        super(message);
    }
}
