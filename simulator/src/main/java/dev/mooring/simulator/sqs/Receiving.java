package dev.mooring.simulator.sqs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Messages are received, at once or by long poll; those that were received too often go to the dead-letter queue. */
final class Receiving implements Api.Poll<ReceiveMessageRequest, ReceiveMessageResponse> {
    private static final int MOST_MESSAGES = 10;
    private static final int LONGEST_WAIT = 20;
    static final int LONGEST_VISIBILITY = 43_200;

    private final QueueUrls urls;
    private final Regional<Queues> regions;
    private final World world;

    Receiving(QueueUrls urls, Regional<Queues> regions, World world) {
        this.urls = urls;
        this.regions = regions;
        this.world = world;
    }

    @Override
    public Duration patience(ReceiveMessageRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        Integer wait = request.waitTimeSeconds();
        checkRange(wait, 0, LONGEST_WAIT, "WaitTimeSeconds", "Must be >= 0 and <= 20, if provided.");
        return Duration.ofSeconds(wait == null ? queue.attributes().number("ReceiveMessageWaitTimeSeconds") : wait);
    }

    @Override
    public boolean serves(ReceiveMessageResponse answer) {
        return answer.hasMessages();
    }

    @Override
    public ReceiveMessageResponse answer(ReceiveMessageRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        checkRange(
                request.maxNumberOfMessages(),
                1,
                MOST_MESSAGES,
                "MaxNumberOfMessages",
                "Must be between 1 and 10, if provided.");
        checkRange(
                request.visibilityTimeout(),
                0,
                LONGEST_VISIBILITY,
                "VisibilityTimeout",
                "Must be >= 0 and <= 43200, if provided.");
        List<Message> received = receive(queue, caller, request);
        MessageView view = MessageView.of(request);
        return ReceiveMessageResponse.builder()
                .messages(
                        received.isEmpty()
                                ? null
                                : received.stream().map(view::show).toList())
                .build();
    }

    private List<Message> receive(Queue queue, Caller caller, ReceiveMessageRequest request) {
        Instant now = world.timeline().now();
        queue.mailbox().expire(now, queue.attributes());
        redrive(queue, caller, now);
        int most = request.maxNumberOfMessages() == null ? 1 : request.maxNumberOfMessages();
        int hidden = request.visibilityTimeout() == null
                ? queue.attributes().number("VisibilityTimeout")
                : request.visibilityTimeout();
        List<Message> received = new ArrayList<>();
        for (Message message : queue.mailbox().receivable(now, queue.isFifo())) {
            if (received.size() == most) {
                break;
            }
            message.receive(ReceiptHandles.next(queue, message, world.ids()), now, now.plusSeconds(hidden));
            received.add(message);
        }
        return received;
    }

    private void redrive(Queue queue, Caller caller, Instant now) {
        Optional<RedrivePolicy> policy = queue.attributes().redrivePolicy();
        Optional<Queue> target = policy.flatMap(each -> regions.of(caller).findByArn(each.targetArn()));
        if (target.isEmpty()) {
            return;
        }
        for (Message message : queue.mailbox().receivable(now, queue.isFifo())) {
            if (message.receives() >= policy.get().maxReceives()) {
                queue.mailbox().remove(message);
                target.get().mailbox().add(message.asDeadLetterOf(queue.arn(), now));
            }
        }
    }

    private static void checkRange(@Nullable Integer value, int min, int max, String parameter, String reason) {
        if (value != null && (value < min || value > max)) {
            throw SqsErrors.invalidParameter(value, parameter, reason);
        }
    }
}
