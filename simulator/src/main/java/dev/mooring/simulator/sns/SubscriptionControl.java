package dev.mooring.simulator.sns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.ControlResource;
import dev.mooring.simulator.Regional;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /_simulator/confirmations}: does what the owner of an endpoint does who follows the link in SNS's message:
 * confirms the pending subscriptions of that endpoint.
 *
 * <pre>{@code
 * {"topicArn": "arn:aws:sns:us-east-1:123456789012:alerts", "endpoint": "team@example.com"}
 * }</pre>
 */
final class SubscriptionControl implements ControlResource {
    private final Regional<Topics> regions;

    SubscriptionControl(Regional<Topics> regions) {
        this.regions = regions;
    }

    @Override
    public String name() {
        return "confirmations";
    }

    @Override
    public Object post(JsonNode document) {
        String topicArn = text(document, "topicArn");
        String endpoint = text(document, "endpoint");
        String[] parts = topicArn.split(":", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("'topicArn' must be the ARN of a topic");
        }
        List<Subscription> pending = regions.of(new Caller(parts[4], parts[3])).subscriptionsOf(topicArn).stream()
                .filter(subscription -> subscription.endpoint().equals(endpoint))
                .filter(subscription -> !subscription.isConfirmed())
                .toList();
        pending.forEach(subscription -> subscription.confirm(false));
        return Map.of("confirmed", pending.size());
    }

    private static String text(JsonNode document, String member) {
        if (!document.path(member).isTextual()) {
            throw new IllegalArgumentException("'" + member + "' must be a string");
        }
        return document.path(member).asText();
    }
}
