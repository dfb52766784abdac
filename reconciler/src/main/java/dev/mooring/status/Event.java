package dev.mooring.status;

import dev.mooring.plan.Change;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Something that happened once.
 *
 * @param sequence counts up within an environment, from 1
 * @param owner the manifest concerned; none: the environment itself
 * @param cause for a change, who moved: git or somebody in AWS
 */
public record Event(
        long sequence,
        Instant time,
        Type type,
        Option<ManifestId> owner,
        Option<ResourceId> resource,
        Option<Change.Cause> cause,
        String revision,
        String message) {

    public enum Type {
        CREATED("Created"),
        UPDATED("Updated"),
        REPLACED("Replaced"),
        DELETED("Deleted"),
        /** It left git, and stays in AWS because it is to be retained. */
        RETAINED("Retained"),
        /** What left git is not deleted, and a person should know. */
        PRUNE_HELD("PruneHeld"),
        /** Changes wait until the environment's windows allow them. */
        WINDOW_CLOSED("WindowClosed"),
        /** AWS was changed, and put back. */
        DRIFT_MENDED("DriftMended"),
        /** AWS was changed, and may not be put back. */
        DRIFT_FOUND("DriftFound"),
        BLOCKED("Blocked"),
        FAILED("Failed"),
        ROLLED_BACK("RolledBack"),
        /** A change went ahead, and a person should know something of it. */
        NOTED("Noted"),
        READY("Ready"),
        RECOVERED("Recovered"),
        REVISION_APPLIED("RevisionApplied"),
        SPECS_INVALID("SpecsInvalid"),
        SPECS_VALID("SpecsValid"),
        SUSPENDED("Suspended"),
        RESUMED("Resumed"),
        /** Mooring itself met something that it did not expect. */
        INTERNAL_ERROR("InternalError");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** Whether somebody should look. */
        public boolean isTrouble() {
            return switch (this) {
                case BLOCKED, PRUNE_HELD, DRIFT_FOUND, FAILED, ROLLED_BACK, SPECS_INVALID, INTERNAL_ERROR -> true;
                default -> false;
            };
        }

        /** As in JSON: {@code DriftMended}. */
        @Override
        public String toString() {
            return word;
        }
    }
}
