package dev.mooring.simulator.sqs;

/** A redrive policy's target must exist, in the same account and Region, and be of the same type. */
final class RedriveTarget {
    private RedriveTarget() {}

    static void check(QueueAttributes attributes, Queues queues) {
        attributes.redrivePolicy().ifPresent(policy -> {
            Queue target = queues.findByArn(policy.targetArn())
                    .orElseThrow(() -> RedrivePolicy.invalid(policy.json(), "Dead letter target does not exist."));
            if (target.isFifo() != attributes.fifo()) {
                throw RedrivePolicy.invalid(
                        policy.json(), "Dead-letter queue must be same type of queue as the source.");
            }
        });
    }
}
