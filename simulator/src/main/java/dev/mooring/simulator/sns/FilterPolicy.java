package dev.mooring.simulator.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which messages a subscription wants: conditions on the members of a JSON object, all of which must hold. Source: SNS
 * developer guide, subscription filter policies.
 *
 * @param inBody whether they are about the message's body, or its attributes
 */
record FilterPolicy(List<Rule> rules, boolean inBody) {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MOST_KEYS = 5;
    private static final int MOST_COMBINATIONS = 150;
    private static final String OR = "$or";

    /** One demand on an object. */
    private sealed interface Rule {
        boolean accepts(JsonNode object);

        /** How many combinations it stands for, {@code depth} levels down. */
        int combinations(int depth);
    }

    /** The member, or one of its elements, meets one of the conditions. */
    private record Leaf(String name, List<FilterCondition> conditions) implements Rule {
        @Override
        public boolean accepts(JsonNode object) {
            JsonNode value = object.path(name);
            return conditions.stream().anyMatch(condition -> condition.accepts(value));
        }

        @Override
        public int combinations(int depth) {
            return conditions.size() * depth;
        }
    }

    /** The member, or one of its elements, is an object that meets all rules. */
    private record Nested(String name, List<Rule> rules) implements Rule {
        @Override
        public boolean accepts(JsonNode object) {
            return all(rules, object.path(name));
        }

        @Override
        public int combinations(int depth) {
            return product(rules, depth + 1);
        }
    }

    private record Alternatives(List<List<Rule>> choices) implements Rule {
        @Override
        public boolean accepts(JsonNode object) {
            return choices.stream().anyMatch(rules -> all(rules, object));
        }

        @Override
        public int combinations(int depth) {
            return choices.stream().mapToInt(rules -> product(rules, depth)).sum();
        }
    }

    private static boolean all(List<Rule> rules, JsonNode value) {
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (all(rules, element)) {
                    return true;
                }
            }
            return false;
        }
        return rules.stream().allMatch(rule -> rule.accepts(value));
    }

    private static int product(List<Rule> rules, int depth) {
        return rules.stream().mapToInt(rule -> rule.combinations(depth)).reduce(1, (a, b) -> a * b);
    }

    /**
     * Reads and validates.
     *
     * @param scope {@code MessageAttributes} or {@code MessageBody}
     */
    static FilterPolicy parse(String text, String scope) {
        boolean inBody = scope.equals("MessageBody");
        JsonNode json = tree(text);
        if (!json.isObject()) {
            throw SnsErrors.invalid("FilterPolicy: Filter policy must be a JSON object");
        }
        if (!inBody
                && json.properties().stream()
                        .anyMatch(member -> member.getValue().isObject())) {
            throw SnsErrors.invalid("Filter policy scope MessageAttributes does not support nested filter policy");
        }
        FilterPolicy policy = new FilterPolicy(rules(json), inBody);
        if (keys(json) > MOST_KEYS) {
            throw SnsErrors.invalid("FilterPolicy: Filter policy can not have more than 5 keys");
        }
        if (product(policy.rules, 1) > MOST_COMBINATIONS) {
            throw SnsErrors.invalid("FilterPolicy: Filter policy is too complex");
        }
        return policy;
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw SnsErrors.invalid("FilterPolicy: failed to parse JSON.");
        }
    }

    private static int keys(JsonNode object) {
        int keys = 0;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            keys += member.getValue().isObject() ? keys(member.getValue()) : 1;
        }
        return keys;
    }

    private static List<Rule> rules(JsonNode object) {
        List<Rule> rules = new ArrayList<>();
        object.properties().forEach(member -> rules.add(rule(member.getKey(), member.getValue())));
        return rules;
    }

    private static Rule rule(String name, JsonNode value) {
        if (name.equals(OR) && isAlternatives(value)) {
            List<List<Rule>> choices = new ArrayList<>();
            value.forEach(choice -> choices.add(rules(choice)));
            return new Alternatives(choices);
        }
        if (value.isObject()) {
            return new Nested(name, rules(value));
        }
        if (!value.isArray()) {
            throw SnsErrors.invalid("FilterPolicy: \"" + name + "\" must be an object or an array");
        }
        if (value.isEmpty()) {
            throw SnsErrors.invalid("FilterPolicy: Empty arrays are not allowed");
        }
        List<FilterCondition> conditions = new ArrayList<>();
        value.forEach(condition -> conditions.add(FilterCondition.of(condition)));
        return new Leaf(name, conditions);
    }

    private static boolean isAlternatives(JsonNode value) {
        boolean objects = value.isArray() && value.size() > 1;
        for (JsonNode choice : value) {
            objects &= choice.isObject();
        }
        return objects;
    }

    /** Whether the subscription wants this message. */
    boolean accepts(Publication publication) {
        return inBody
                ? publication.bodyObject().filter(body -> all(rules, body)).isPresent()
                : all(rules, publication.attributesObject());
    }
}
