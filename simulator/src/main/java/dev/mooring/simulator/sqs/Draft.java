package dev.mooring.simulator.sqs;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** A message as its sender gives it, alone or in a batch. */
record Draft(
        String body,
        Map<String, MessageAttributeValue> attributes,
        Map<String, MessageSystemAttributeValue> systemAttributes,
        Optional<Integer> delaySeconds,
        Optional<String> groupId,
        Optional<String> deduplicationId) {

    static Draft of(SendMessageRequest request) {
        return new Draft(
                request.messageBody(),
                request.messageAttributes(),
                request.messageSystemAttributesAsStrings(),
                Optional.ofNullable(request.delaySeconds()),
                Optional.ofNullable(request.messageGroupId()),
                Optional.ofNullable(request.messageDeduplicationId()));
    }

    static Draft of(SendMessageBatchRequestEntry entry) {
        return new Draft(
                entry.messageBody(),
                entry.messageAttributes(),
                entry.messageSystemAttributesAsStrings(),
                Optional.ofNullable(entry.delaySeconds()),
                Optional.ofNullable(entry.messageGroupId()),
                Optional.ofNullable(entry.messageDeduplicationId()));
    }
}
