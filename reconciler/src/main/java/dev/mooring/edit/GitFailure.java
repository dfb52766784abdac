package dev.mooring.edit;

/** Git refused, or could not be run; the message is what it said, without credentials. */
public final class GitFailure extends Exception {
    private static final long serialVersionUID = 1;

    GitFailure(String message) {
        super(message);
    }
}
