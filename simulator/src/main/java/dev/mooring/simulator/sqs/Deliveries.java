package dev.mooring.simulator.sqs;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Where other AWS services hand in messages: a queue takes one only where its policy allows that service to send it. */
public final class Deliveries {

    /** What became of a delivery. */
    public enum Arrival {
        ACCEPTED,
        NO_QUEUE,
        DENIED,
        REFUSED
    }

    private static final String SEND = "sqs:SendMessage";

    private final Regional<Queues> regions;
    private final Sending sending;

    Deliveries(Regional<Queues> regions, Sending sending) {
        this.regions = regions;
        this.sending = sending;
    }

    /** Puts a message into the queue with this ARN, in whichever account and Region that is. */
    public Arrival deliver(String queueArn, Delivery delivery) {
        Optional<Queue> queue = find(queueArn);
        if (queue.isEmpty()) {
            return Arrival.NO_QUEUE;
        }
        if (!allows(queue.get(), delivery)) {
            return Arrival.DENIED;
        }
        try {
            sending.send(delivery.draft(), queue.get(), delivery.service());
            return Arrival.ACCEPTED;
        } catch (AwsServiceException refused) {
            return Arrival.REFUSED;
        }
    }

    private Optional<Queue> find(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length == 6 ? regions.of(new Caller(parts[4], parts[3])).findByArn(arn) : Optional.empty();
    }

    private static boolean allows(Queue queue, Delivery delivery) {
        return queue.attributes()
                .get("Policy")
                .map(QueuePolicy::parse)
                .filter(policy -> policy.allows(delivery.service(), SEND, queue.arn(), delivery.sourceArn()))
                .isPresent();
    }
}
