package dev.mooring.simulator.sns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The attributes of a topic that can be set. Immutable. Source: SNS API reference, CreateTopic and SetTopicAttributes.
 *
 * @param set what was stated and not taken back
 */
record TopicAttributes(boolean fifo, Map<String, String> set) {
    private static final String FIFO_TOPIC = "FifoTopic";
    private static final String DEDUPLICATION = "ContentBasedDeduplication";
    private static final Set<String> FIFO_ONLY = Set.of(DEDUPLICATION, "FifoThroughputScope", "ArchivePolicy");
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "TracingConfig",
            Set.of("PassThrough", "Active"),
            "SignatureVersion",
            Set.of("1", "2"),
            "FifoThroughputScope",
            Set.of("Topic", "MessageGroup"),
            DEDUPLICATION,
            Set.of("true", "false"));
    /** The empty text takes these away. */
    private static final Set<String> REMOVABLE = Set.of("DisplayName", "DeliveryPolicy", "KmsMasterKeyId");

    private static final Pattern FEEDBACK_ROLE =
            Pattern.compile("(HTTP|SQS|Lambda|Firehose|Application)(Success|Failure)FeedbackRoleArn");
    private static final Pattern FEEDBACK_RATE =
            Pattern.compile("(HTTP|SQS|Lambda|Firehose|Application)SuccessFeedbackSampleRate");
    private static final Pattern PERCENTAGE = Pattern.compile("\\d|[1-9]\\d|100");
    private static final int LONGEST_DISPLAY_NAME = 100;

    /** Validates what a new topic is to have. */
    static TopicAttributes of(Map<String, String> stated) {
        Map<String, String> rest = new TreeMap<>(stated);
        String fifo =
                Objects.requireNonNullElse(rest.remove(FIFO_TOPIC), "false").toLowerCase(Locale.ROOT);
        if (!Set.of("true", "false").contains(fifo)) {
            throw SnsErrors.invalid(FIFO_TOPIC);
        }
        TopicAttributes attributes = new TopicAttributes(fifo.equals("true"), Map.of());
        for (Map.Entry<String, String> attribute : rest.entrySet()) {
            attributes = attributes.with(attribute.getKey(), attribute.getValue());
        }
        return attributes;
    }

    /** Validates and merges one change. */
    TopicAttributes with(String name, String value) {
        if (FIFO_ONLY.contains(name) && !fifo) {
            throw SnsErrors.invalid(
                    name.equals(DEDUPLICATION)
                            ? "Content-based deduplication can only be set for FIFO topics"
                            : name + " can only be set for FIFO topics");
        }
        Map<String, String> merged = new TreeMap<>(set);
        normal(name, value).ifPresentOrElse(text -> merged.put(name, text), () -> merged.remove(name));
        return new TopicAttributes(fifo, Map.copyOf(merged));
    }

    private static Optional<String> normal(String name, String value) {
        if (value.isEmpty() && REMOVABLE.contains(name)) {
            return Optional.empty();
        }
        return switch (name) {
            case "Policy" -> Optional.of(TopicPolicy.check(value));
            case "DeliveryPolicy" -> Optional.of(DeliveryPolicy.check(value));
            case "DisplayName" -> require(name, value, value.length() <= LONGEST_DISPLAY_NAME);
            case "KmsMasterKeyId" -> Optional.of(value);
            case "ArchivePolicy" -> archive(value);
            case DEDUPLICATION -> other(name, value.toLowerCase(Locale.ROOT));
            default -> other(name, value);
        };
    }

    private static Optional<String> archive(String value) {
        String policy = value.strip();
        return policy.equals("{}") ? Optional.empty() : require("ArchivePolicy", policy, policy.startsWith("{"));
    }

    private static Optional<String> other(String name, String value) {
        if (CHOICES.containsKey(name)) {
            return require(name, value, CHOICES.get(name).contains(value));
        }
        if (FEEDBACK_ROLE.matcher(name).matches()) {
            return value.isEmpty() ? Optional.empty() : require(name, value, value.startsWith("arn:"));
        }
        if (FEEDBACK_RATE.matcher(name).matches()) {
            return require(name, value, PERCENTAGE.matcher(value).matches());
        }
        throw SnsErrors.invalid("AttributeName");
    }

    private static Optional<String> require(String name, String value, boolean good) {
        if (!good) {
            throw SnsErrors.invalid(name);
        }
        return Optional.of(value);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(all().get(name));
    }

    boolean flag(String name) {
        return get(name).filter("true"::equals).isPresent();
    }

    /** Every attribute that a read shows because of what was stated. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        if (fifo) {
            all.put(FIFO_TOPIC, "true");
            all.put(DEDUPLICATION, "false");
        }
        all.putAll(set);
        return all;
    }

    /** Whether a topic of these attributes is what somebody asks for who states {@code wanted}. */
    boolean satisfies(TopicAttributes wanted) {
        return fifo == wanted.fifo
                && List.copyOf(wanted.set.keySet()).stream()
                        .allMatch(name -> get(name).equals(wanted.get(name)));
    }
}
