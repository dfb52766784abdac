package dev.mooring.status;

import java.time.Instant;

/**
 * One statement about an environment or a manifest, as in Kubernetes.
 *
 * @param reason a CamelCase word for programs
 * @param message a sentence for people; may be empty
 * @param observedRevision the revision that the statement is about
 * @param lastTransitionTime when {@code status} last became what it is
 */
public record Condition(
        Type type, Status status, String reason, String message, String observedRevision, Instant lastTransitionTime) {

    public enum Type {
        /** It does its work, as git says. */
        READY("Ready"),
        /** AWS matches git. */
        SYNCED("Synced"),
        /** Something is being done about it, or AWS is still at it. */
        RECONCILING("Reconciling"),
        /** It goes no further without git or a person. */
        STALLED("Stalled"),
        /** What left git has left AWS, as far as it may. */
        PRUNED("Pruned"),
        /** Its windows allow no changes now; with the reason {@code Waiting} where some wait for that. */
        WINDOW_CLOSED("WindowClosed"),
        /** The newest revision could not be read; the one before it stays in force. */
        SPECS_INVALID("SpecsInvalid");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** As in JSON: {@code Ready}. */
        @Override
        public String toString() {
            return word;
        }
    }

    public enum Status {
        TRUE("True"),
        FALSE("False"),
        UNKNOWN("Unknown");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** As in JSON: {@code True}. */
        @Override
        public String toString() {
            return word;
        }
    }

    /** This statement after {@code before}: the time of transition stays unless the status changed. */
    Condition after(Condition before) {
        return status == before.status
                ? new Condition(type, status, reason, message, observedRevision, before.lastTransitionTime)
                : this;
    }
}
