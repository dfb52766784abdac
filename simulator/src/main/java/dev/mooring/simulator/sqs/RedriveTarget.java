package dev.mooring.simulator.sqs;

import java.util.Map;
import java.util.Optional;

/** A redrive policy's target must exist, in the same account and Region, and be of the same type. */
final class RedriveTarget {
    private RedriveTarget() {}

    /** @param stated the attributes as they were written */
    static void check(Map<String, String> stated, boolean fifo, Queues queues) {
        Optional<String> written =
                Optional.ofNullable(stated.get("RedrivePolicy")).filter(text -> !text.isEmpty());
        written.map(RedrivePolicy::parse).ifPresent(policy -> {
            Queue target = queues.findByArn(policy.targetArn())
                    .orElseThrow(() -> RedrivePolicy.invalid(policy.text(), "Dead letter target does not exist."));
            if (target.isFifo() != fifo) {
                throw RedrivePolicy.invalid(
                        policy.text(), "Dead-letter queue must be same type of queue as the source.");
            }
        });
    }
}
