package dev.mooring.simulator.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which attributes can be set, and to which values. Source: SQS API reference, SetQueueAttributes. */
final class AttributeRules {
    private record Range(int min, int max) {}

    private static final Map<String, Range> NUMBERS = Map.of(
            "DelaySeconds", new Range(0, 900),
            "MaximumMessageSize", new Range(1024, 1_048_576),
            "MessageRetentionPeriod", new Range(60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds", new Range(0, 20),
            "VisibilityTimeout", new Range(0, 43_200),
            "KmsDataKeyReusePeriodSeconds", new Range(60, 86_400));

    private static final Set<String> TRUE_OR_FALSE = Set.of("true", "false");

    private static final Map<String, Set<String>> CHOICES = Map.of(
            "SqsManagedSseEnabled", TRUE_OR_FALSE,
            "ContentBasedDeduplication", TRUE_OR_FALSE,
            "FifoQueue", Set.of("true"),
            "DeduplicationScope", Set.of("queue", "messageGroup"),
            "FifoThroughputLimit", Set.of("perQueue", "perMessageGroupId"));

    private static final Set<String> FIFO_ONLY =
            Set.of("FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit");

    private static final Set<String> COMPUTED = Set.of(
            "QueueArn",
            "CreatedTimestamp",
            "LastModifiedTimestamp",
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed");

    private static final Set<String> REMOVABLE =
            Set.of("Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId");

    private static final ObjectMapper JSON = new ObjectMapper();

    private AttributeRules() {}

    /** Whether a read may ask for it. */
    static boolean isReadable(String name) {
        return isSettable(name) || COMPUTED.contains(name);
    }

    private static boolean isSettable(String name) {
        return NUMBERS.containsKey(name) || CHOICES.containsKey(name) || REMOVABLE.contains(name);
    }

    /** The value as AWS keeps it; empty where it removes the attribute. */
    static Optional<String> check(String name, String value, boolean fifo) {
        if (!isSettable(name) || (FIFO_ONLY.contains(name) && !fifo)) {
            throw SqsErrors.unknownAttribute(name);
        }
        if (value.isEmpty() && REMOVABLE.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name) {
                    case "RedrivePolicy" -> RedrivePolicy.parse(value).json();
                    case "RedriveAllowPolicy" -> RedriveAllowPolicy.check(value);
                    case "Policy" -> policy(value);
                    case "KmsMasterKeyId" -> value;
                    default -> scalar(name, value);
                });
    }

    private static String scalar(String name, String value) {
        Range range = NUMBERS.get(name);
        if (range != null && isInRange(range, value)) {
            return Integer.toString(Integer.parseInt(value));
        }
        if (range == null && CHOICES.getOrDefault(name, Set.of()).contains(value)) {
            return value;
        }
        throw SqsErrors.invalidAttributeValue(name);
    }

    private static boolean isInRange(Range range, String value) {
        try {
            int number = Integer.parseInt(value);
            return number >= range.min() && number <= range.max();
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static String policy(String value) {
        try {
            if (JSON.readTree(value).isObject()) {
                return value;
            }
        } catch (JsonProcessingException malformed) {
            throw SqsErrors.invalidAttributeValue("Policy");
        }
        throw SqsErrors.invalidAttributeValue("Policy");
    }
}
