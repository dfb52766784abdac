package dev.mooring.simulator.sqs;

import java.util.regex.Pattern;

/** The rules for a queue's name. Source: SQS developer guide, quotas related to queues. */
final class QueueName {
    private static final Pattern STANDARD = Pattern.compile("[\\w-]{1,80}");
    private static final Pattern FIFO = Pattern.compile("[\\w-]{1,75}\\.fifo");

    private QueueName() {}

    static void check(String name, boolean fifo) {
        if (fifo && !FIFO.matcher(name).matches()) {
            throw SqsErrors.invalidParameter(
                    "The name of a FIFO queue can only include alphanumeric characters, hyphens,"
                            + " or underscores, must end with .fifo suffix and be 1 to 80 in length.");
        }
        if (!fifo && !STANDARD.matcher(name).matches()) {
            throw SqsErrors.invalidParameter(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
    }
}
