package dev.mooring.simulator.sqs;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A message that an AWS service puts into a queue on somebody's behalf.
 *
 * @param service the principal that the queue's policy must allow: {@code sns.amazonaws.com}
 * @param sourceArn for which resource it does so: the policy's {@code aws:SourceArn}
 */
public record Delivery(
        String service,
        String sourceArn,
        String body,
        Map<String, MessageAttributeValue> attributes,
        Optional<String> groupId,
        Optional<String> deduplicationId) {

    Draft draft() {
        return new Draft(body, attributes, Map.of(), Optional.empty(), groupId, deduplicationId);
    }
}
