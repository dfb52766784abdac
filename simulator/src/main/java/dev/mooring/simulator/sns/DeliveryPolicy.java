package dev.mooring.simulator.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** How often HTTP endpoints are tried again. Source: SNS developer guide, message delivery retries. */
final class DeliveryPolicy {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DeliveryPolicy() {}

    /** As it was written, once it is known to be a JSON object. */
    static String check(String text) {
        return read(text).map(ignored -> text).orElseThrow(() -> SnsErrors.invalid("DeliveryPolicy"));
    }

    /** What holds for a topic that states this, or nothing. */
    static String effective(Optional<String> stated) {
        ObjectNode policy = MAPPER.createObjectNode();
        ObjectNode http = policy.putObject("http");
        ObjectNode retries = http.putObject("defaultHealthyRetryPolicy");
        fillRetries(retries);
        http.put("disableSubscriptionOverrides", false);
        http.putObject("defaultRequestPolicy").put("headerContentType", "text/plain; charset=UTF-8");
        stated.flatMap(DeliveryPolicy::read).ifPresent(over -> merge(policy, over));
        return policy.toString();
    }

    /** What holds for an HTTP subscription that states this, or nothing. */
    static String effectiveForSubscription(Optional<String> stated) {
        ObjectNode policy = MAPPER.createObjectNode();
        fillRetries(policy.putObject("healthyRetryPolicy"));
        policy.putNull("sicklyRetryPolicy").putNull("throttlePolicy").put("guaranteed", false);
        policy.putObject("requestPolicy").put("headerContentType", "text/plain; charset=UTF-8");
        stated.flatMap(DeliveryPolicy::read).ifPresent(over -> merge(policy, over));
        return policy.toString();
    }

    private static void fillRetries(ObjectNode retries) {
        retries.put("minDelayTarget", 20)
                .put("maxDelayTarget", 20)
                .put("numRetries", 3)
                .put("numMaxDelayRetries", 0)
                .put("numNoDelayRetries", 0)
                .put("numMinDelayRetries", 0)
                .put("backoffFunction", "linear");
    }

    private static Optional<ObjectNode> read(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    private static void merge(ObjectNode onto, ObjectNode over) {
        over.properties().forEach(member -> {
            JsonNode present = onto.get(member.getKey());
            if (present instanceof ObjectNode object && member.getValue() instanceof ObjectNode more) {
                merge(object, more);
            } else {
                onto.set(member.getKey(), member.getValue());
            }
        });
    }
}
