package dev.mooring.simulator.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Access policies of topics: kept, not enforced. */
final class TopicPolicy {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What a topic's policy can allow. Source: SNS developer guide, actions in access policies. */
    private static final List<String> ACTIONS = List.of(
            "GetTopicAttributes",
            "SetTopicAttributes",
            "AddPermission",
            "RemovePermission",
            "DeleteTopic",
            "Subscribe",
            "ListSubscriptionsByTopic",
            "Publish");

    private TopicPolicy() {}

    /** The policy of a topic that nobody has given one: its owner's account may do everything. */
    static String byDefault(String arn, String account) {
        ObjectNode policy =
                MAPPER.createObjectNode().put("Version", "2008-10-17").put("Id", "__default_policy_ID");
        ObjectNode statement = policy.putArray("Statement")
                .addObject()
                .put("Sid", "__default_statement_ID")
                .put("Effect", "Allow");
        statement.putObject("Principal").put("AWS", "*");
        ArrayNode actions = statement.putArray("Action");
        ACTIONS.forEach(action -> actions.add("SNS:" + action));
        statement.put("Resource", arn);
        statement.putObject("Condition").putObject("StringEquals").put("AWS:SourceOwner", account);
        return policy.toString();
    }

    /** The policy as SNS keeps it. */
    static String check(String text) {
        try {
            JsonNode policy = MAPPER.readTree(text);
            if (policy.isObject() && !policy.path("Statement").isMissingNode()) {
                return policy.toString();
            }
        } catch (JsonProcessingException malformed) {
            throw SnsErrors.invalid("Policy Error: null");
        }
        throw SnsErrors.invalid("Policy Error: null");
    }

    /** The policy with one statement more. */
    static String with(String policy, String label, List<String> accounts, List<String> actions, String arn) {
        ObjectNode changed = parse(policy);
        ArrayNode statements = changed.withArray("Statement");
        for (JsonNode statement : statements) {
            if (statement.path("Sid").asText().equals(label)) {
                throw SnsErrors.invalid("Statement already exists");
            }
        }
        if (!ACTIONS.containsAll(actions)) {
            throw SnsErrors.invalid("Policy statement action out of service scope!");
        }
        ObjectNode statement = statements.addObject().put("Sid", label).put("Effect", "Allow");
        statement
                .putObject("Principal")
                .set(
                        "AWS",
                        oneOrMany(accounts.stream()
                                .map(account -> "arn:aws:iam::" + account + ":root")
                                .toList()));
        statement.set(
                "Action",
                oneOrMany(actions.stream().map(action -> "SNS:" + action).toList()));
        statement.put("Resource", arn);
        return changed.toString();
    }

    /** The policy without the statement of this label, if it has one. */
    static String without(String policy, String label) {
        ObjectNode changed = parse(policy);
        ArrayNode statements = changed.withArray("Statement");
        for (int i = statements.size() - 1; i >= 0; i--) {
            if (statements.get(i).path("Sid").asText().equals(label)) {
                statements.remove(i);
            }
        }
        return changed.toString();
    }

    private static ObjectNode parse(String policy) {
        try {
            return (ObjectNode) MAPPER.readTree(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A policy was kept that is no JSON", e);
        }
    }

    private static JsonNode oneOrMany(List<String> texts) {
        return MAPPER.valueToTree(texts.size() == 1 ? texts.getFirst() : texts);
    }
}
