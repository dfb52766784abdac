package dev.mooring.simulator.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.AwsErrors;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What a message may be made of. Source: SQS API reference, SendMessage; developer guide, message attributes. */
final class MessageRules {
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");
    private static final Pattern DATA_TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");
    private static final Pattern TOKEN = Pattern.compile("[\\p{Alnum}\\p{Punct}]{1,128}");
    private static final int MOST_ATTRIBUTES = 10;
    private static final int LONGEST_DELAY = 900;

    private MessageRules() {}

    static void check(Draft draft, Queue queue) {
        checkBody(draft.body());
        draft.attributes().forEach(MessageRules::checkAttribute);
        if (draft.attributes().size() > MOST_ATTRIBUTES) {
            throw SqsErrors.invalidParameter("Number of message attributes ["
                    + draft.attributes().size() + "] exceeds the allowed maximum [" + MOST_ATTRIBUTES + "].");
        }
        int limit = queue.attributes().number("MaximumMessageSize");
        if (size(draft) > limit) {
            throw SqsErrors.invalidParameter(
                    "One or more parameters are invalid. Reason: Message must be shorter than " + limit + " bytes.");
        }
        checkDelay(draft, queue);
        if (queue.isFifo()) {
            checkFifo(draft, queue);
        } else if (draft.deduplicationId().isPresent()) {
            throw SqsErrors.invalidParameter(
                    draft.deduplicationId().get(),
                    "MessageDeduplicationId",
                    "The request include parameter that is not valid for this queue type");
        }
    }

    private static void checkBody(String body) {
        if (body.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        if (!body.codePoints().allMatch(MessageRules::isAllowed)) {
            throw AwsErrors.client(
                    "InvalidMessageContents",
                    "Invalid characters found. Valid unicode characters are "
                            + "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
        }
    }

    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }

    private static void checkDelay(Draft draft, Queue queue) {
        if (draft.delaySeconds().isEmpty()) {
            return;
        }
        int delay = draft.delaySeconds().get();
        if (delay < 0 || delay > LONGEST_DELAY) {
            throw SqsErrors.invalidParameter(
                    delay, "DelaySeconds", "DelaySeconds must be >= 0 and <= " + LONGEST_DELAY + ".");
        }
        if (queue.isFifo() && delay > 0) {
            throw SqsErrors.invalidParameter(
                    delay, "DelaySeconds", "The request include parameter that is not valid for this queue type.");
        }
    }

    /** What fails a batch as a whole, where other faults fail single entries. */
    static void checkFifoOfBatch(Draft draft, Queue queue) {
        if (queue.isFifo() && draft.groupId().isEmpty()) {
            throw SqsErrors.invalidParameter("The request must contain the parameter MessageGroupId.");
        }
        if (queue.isFifo()) {
            checkFifo(draft, queue);
        }
    }

    private static void checkFifo(Draft draft, Queue queue) {
        String group = draft.groupId().orElseThrow(() -> SqsErrors.missing("MessageGroupId"));
        checkToken(group, "MessageGroupId");
        if (draft.deduplicationId().isEmpty() && !queue.attributes().flag("ContentBasedDeduplication")) {
            throw SqsErrors.invalidParameter(
                    "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided"
                            + " explicitly");
        }
        draft.deduplicationId().ifPresent(id -> checkToken(id, "MessageDeduplicationId"));
    }

    private static void checkToken(String token, String parameter) {
        if (!TOKEN.matcher(token).matches()) {
            throw SqsErrors.invalidParameter(
                    token,
                    parameter,
                    parameter + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
    }

    private static void checkAttribute(String name, MessageAttributeValue value) {
        if (!ATTRIBUTE_NAME.matcher(name).matches() || name.length() > 256) {
            throw SqsErrors.invalidParameter("The message attribute name '" + name
                    + "' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.)"
                    + " characters.");
        }
        if (value.dataType() == null || value.dataType().isEmpty()) {
            throw SqsErrors.invalidParameter(
                    "The message attribute '" + name + "' must contain non-empty message attribute type.");
        }
        if (!DATA_TYPE.matcher(value.dataType()).matches()) {
            throw SqsErrors.invalidParameter("The message attribute '" + name
                    + "' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and"
                    + " String.");
        }
        boolean binary = value.dataType().startsWith("Binary");
        boolean empty = binary
                ? value.binaryValue() == null || value.binaryValue().asByteArrayUnsafe().length == 0
                : value.stringValue() == null || value.stringValue().isEmpty();
        if (empty) {
            throw SqsErrors.invalidParameter("Message (user) attribute '" + name
                    + "' must contain a non-empty value of type '" + value.dataType() + "'.");
        }
    }

    /** In bytes: body, and names, types and values of attributes. */
    static int size(Draft draft) {
        int size = bytes(draft.body());
        for (Map.Entry<String, MessageAttributeValue> attribute :
                draft.attributes().entrySet()) {
            MessageAttributeValue value = attribute.getValue();
            size += bytes(attribute.getKey())
                    + (value.dataType() == null ? 0 : bytes(value.dataType()))
                    + (value.stringValue() == null ? 0 : bytes(value.stringValue()))
                    + (value.binaryValue() == null ? 0 : value.binaryValue().asByteArrayUnsafe().length);
        }
        return size;
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
