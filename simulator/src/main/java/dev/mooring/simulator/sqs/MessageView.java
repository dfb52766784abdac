package dev.mooring.simulator.sqs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * How a receiver asked to see messages.
 *
 * @param systemAttributes names, or All
 * @param attributes names, All, {@code .*}, or prefixes that end in {@code .*}
 */
record MessageView(List<String> systemAttributes, List<String> attributes) {

    @SuppressWarnings("deprecation") // older clients still say AttributeNames
    static MessageView of(ReceiveMessageRequest request) {
        List<String> system = Stream.concat(
                        request.attributeNamesAsStrings().stream(),
                        request.messageSystemAttributeNamesAsStrings().stream())
                .toList();
        return new MessageView(system, request.messageAttributeNames());
    }

    software.amazon.awssdk.services.sqs.model.Message show(Message message) {
        Message.Content content = message.content();
        software.amazon.awssdk.services.sqs.model.Message.Builder shown =
                software.amazon.awssdk.services.sqs.model.Message.builder()
                        .messageId(content.id())
                        .receiptHandle(message.receiptHandle())
                        .body(content.body())
                        .md5OfBody(MessageDigests.ofBody(content.body()));
        Map<String, String> system = systemAttributesOf(message);
        if (!system.isEmpty()) {
            shown.attributesWithStrings(system);
        }
        Map<String, MessageAttributeValue> wanted = new LinkedHashMap<>(content.attributes());
        wanted.keySet().removeIf(name -> attributes.stream().noneMatch(pattern -> names(pattern, name)));
        if (!wanted.isEmpty()) {
            shown.messageAttributes(wanted).md5OfMessageAttributes(MessageDigests.ofAttributes(wanted));
        }
        return shown.build();
    }

    private static boolean names(String pattern, String name) {
        return pattern.equals("All")
                || pattern.equals(name)
                || (pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 2)));
    }

    private Map<String, String> systemAttributesOf(Message message) {
        Map<String, String> all = new LinkedHashMap<>();
        Message.Content content = message.content();
        all.put("SenderId", content.sender());
        all.put("SentTimestamp", Long.toString(content.sentAt().toEpochMilli()));
        all.put("ApproximateReceiveCount", Integer.toString(message.receives()));
        all.put(
                "ApproximateFirstReceiveTimestamp",
                Long.toString(message.firstReceivedAt().toEpochMilli()));
        content.groupId().ifPresent(group -> all.put("MessageGroupId", group));
        content.deduplicationId().ifPresent(id -> all.put("MessageDeduplicationId", id));
        content.sequenceNumber().ifPresent(number -> all.put("SequenceNumber", number));
        content.systemAttributes().forEach((name, value) -> all.put(name, value.stringValue()));
        message.deadLetterSource().ifPresent(arn -> all.put("DeadLetterQueueSourceArn", arn));
        if (!systemAttributes.contains("All")) {
            all.keySet().retainAll(systemAttributes);
        }
        return all;
    }
}
