package dev.mooring.simulator.sqs;

import java.time.Duration;

/**
 * @param attributesSettleAfter how long reads still show a changed attribute's old value. AWS promises 60 s (15 min for
 *     the retention period), and usually takes a moment
 */
public record SqsOptions(Duration attributesSettleAfter) {
    /** Reads show changes at once. */
    public static SqsOptions prompt() {
        return new SqsOptions(Duration.ZERO);
    }
}
