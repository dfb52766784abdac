package dev.mooring.simulator.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The attributes of a subscription that can be set. Immutable. Source: SNS API reference, Subscribe and
 * SetSubscriptionAttributes.
 */
record SubscriptionAttributes(String protocol, Map<String, String> set) {
    private static final String FILTER = "FilterPolicy";
    private static final String SCOPE = "FilterPolicyScope";
    private static final String RAW = "RawMessageDelivery";
    private static final Set<String> RAW_PROTOCOLS = Set.of("sqs", "http", "https", "firehose");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Validates what a new subscription is to have. */
    static SubscriptionAttributes of(String protocol, Map<String, String> stated) {
        SubscriptionAttributes attributes = new SubscriptionAttributes(protocol, Map.of());
        // The scope decides which filter policies are good, so it goes first.
        for (Map.Entry<String, String> attribute :
                new TreeMap<>(stated).descendingMap().entrySet()) {
            attributes = attributes.with(attribute.getKey(), attribute.getValue());
        }
        return attributes;
    }

    /** Validates and merges one change; the empty text, or an empty filter policy, takes an attribute away. */
    SubscriptionAttributes with(String name, String value) {
        Map<String, String> merged = new TreeMap<>(set);
        boolean removes = isRemoval(name, value);
        if (removes) {
            merged.remove(name);
            if (name.equals(FILTER)) {
                merged.remove(SCOPE);
            }
        } else {
            check(name, value);
            merged.put(name, value);
        }
        return new SubscriptionAttributes(protocol, Map.copyOf(merged));
    }

    private static boolean isRemoval(String name, String value) {
        return switch (name) {
            case FILTER -> value.isBlank() || value.replaceAll("\\s", "").equals("{}");
            case "RedrivePolicy", "DeliveryPolicy", "ReplayPolicy" ->
                value.isBlank() || value.replaceAll("\\s", "").equals("{}");
            default -> false;
        };
    }

    private void check(String name, String value) {
        switch (name) {
            case FILTER -> FilterPolicy.parse(value, scope());
            case SCOPE -> checkScope(value);
            case RAW -> checkRaw(value);
            case "RedrivePolicy" -> checkRedrive(value);
            case "DeliveryPolicy" -> DeliveryPolicy.check(value);
            case "SubscriptionRoleArn" -> require(value.startsWith("arn:"), name);
            case "ReplayPolicy" -> require(value.strip().startsWith("{"), name);
            default -> throw SnsErrors.invalid("AttributeName");
        }
    }

    private void checkScope(String value) {
        require(value.equals("MessageAttributes") || value.equals("MessageBody"), SCOPE);
        get(FILTER).ifPresent(policy -> FilterPolicy.parse(policy, value));
    }

    private void checkRaw(String value) {
        require(value.equals("true") || value.equals("false"), RAW);
        if (value.equals("true") && !RAW_PROTOCOLS.contains(protocol)) {
            throw SnsErrors.invalid(
                    "Attributes", "Delivery protocol [" + protocol + "] does not support raw message delivery.");
        }
    }

    private static void checkRedrive(String value) {
        require(
                deadLetterTarget(value)
                        .filter(arn -> arn.startsWith("arn:aws:sqs:"))
                        .isPresent(),
                "RedrivePolicy");
    }

    private static Optional<String> deadLetterTarget(String policy) {
        try {
            JsonNode target = MAPPER.readTree(policy).path("deadLetterTargetArn");
            return target.isTextual() ? Optional.of(target.asText()) : Optional.empty();
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    private static void require(boolean good, String name) {
        if (!good) {
            throw SnsErrors.invalid(name);
        }
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(set.get(name));
    }

    private String scope() {
        return get(SCOPE).orElse("MessageAttributes");
    }

    boolean isRaw() {
        return get(RAW).filter("true"::equals).isPresent();
    }

    Optional<FilterPolicy> filter() {
        return get(FILTER).map(policy -> FilterPolicy.parse(policy, scope()));
    }

    /** The queue for messages that do not arrive. */
    Optional<String> deadLetters() {
        return get("RedrivePolicy").flatMap(SubscriptionAttributes::deadLetterTarget);
    }

    /** Every attribute that a read shows because of what was stated. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(set);
        if (set.containsKey(FILTER)) {
            all.put(SCOPE, scope());
        }
        return all;
    }

    /** Whether a subscription of these attributes is what somebody asks for who states {@code wanted}. */
    boolean satisfies(SubscriptionAttributes wanted) {
        return wanted.set.entrySet().stream()
                .allMatch(attribute -> get(attribute.getKey())
                        .orElse(attribute.getKey().equals(RAW) ? "false" : "")
                        .equals(attribute.getValue()));
    }
}
