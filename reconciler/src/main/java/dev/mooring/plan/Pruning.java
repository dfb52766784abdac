package dev.mooring.plan;

import dev.mooring.resource.ResourceId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What becomes of what left git.
 *
 * @param digest of the objects that wait for a person's word; empty where none do
 * @param message a sentence; empty where there is nothing to say
 * @param objects that the state is about
 * @param consent what of people's consent is left for the next pass
 */
public record Pruning(State state, String digest, String message, Seq<ResourceId> objects, Consent consent) {
    public static final Pruning NONE = new Pruning(State.CLEAN, "", "", Vector.empty(), Consent.NONE);

    /** Whether people should know: something is kept that may surprise them. */
    public boolean isHeld() {
        return switch (state) {
            case EVERYTHING, UNCONFIRMED -> true;
            case INCOMPLETE -> !objects.isEmpty();
            case CLEAN, DELETING, DISABLED -> false;
        };
    }

    public enum State {
        /** Nothing that could be deleted is left. */
        CLEAN("Clean"),
        DELETING("Deleting"),
        /** The environment says that nothing is to be deleted. */
        DISABLED("Disabled"),
        /** Not everything is known that must be. */
        INCOMPLETE("Incomplete"),
        /** All that is ours would go. */
        EVERYTHING("Everything"),
        /** It is more than may go without a person's word. */
        UNCONFIRMED("Unconfirmed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As in conditions and JSON: {@code Unconfirmed}. */
        public String word() {
            return word;
        }
    }
}
