package dev.mooring.resource;

import io.vavr.collection.Map;

/** How the application of one action ended. */
public sealed interface Outcome {
    /** Done as far as this action goes; {@code attributes} are what references to the object now resolve to. */
    record Applied(Map<String, String> attributes) implements Outcome {}

    /**
     * AWS must finish something first ({@code QueueDeletedRecently}, a service that drains); a later pass goes on.
     *
     * @param begun whether this very action has changed AWS; waiting for what an earlier one began changes nothing
     */
    record InProgress(String reason, String message, boolean begun) implements Outcome {
        public InProgress(String reason, String message) {
            this(reason, message, false);
        }
    }

    record Failed(Failure failure) implements Outcome {}
}
