package dev.mooring.simulator.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A queue's policy, as far as it decides what AWS services may do. Of conditions it knows those on
 * {@code aws:SourceArn}, {@code aws:SourceAccount} and {@code aws:SourceOwner} by equality or likeness; any other is taken
 * for unmet.
 */
record QueuePolicy(JsonNode document) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern OPERATOR =
            Pattern.compile("(?:Arn|String)(Equals|EqualsIgnoreCase|Like)(?:IfExists)?");

    /** @param text a JSON object, which SQS has checked when it was set */
    static QueuePolicy parse(String text) {
        try {
            return new QueuePolicy(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A policy was kept that is no JSON", e);
        }
    }

    /** Whether a statement allows it and none denies it. */
    boolean allows(String service, String action, String queueArn, String sourceArn) {
        List<JsonNode> applying = each(document.path("Statement"))
                .filter(statement -> isFor(statement, service)
                        && any(statement.path("Action"), pattern -> like(lower(pattern), lower(action)))
                        && any(statement.path("Resource"), pattern -> like(pattern, queueArn))
                        && isMet(statement.path("Condition"), sourceArn))
                .toList();
        return applying.stream().anyMatch(each -> hasEffect(each, "Allow"))
                && applying.stream().noneMatch(each -> hasEffect(each, "Deny"));
    }

    private static boolean hasEffect(JsonNode statement, String effect) {
        return statement.path("Effect").asText().equals(effect);
    }

    private static boolean isFor(JsonNode statement, String service) {
        JsonNode principal = statement.path("Principal");
        return principal.asText().equals("*")
                || any(principal.path("AWS"), "*"::equals)
                || any(principal.path("Service"), service::equals);
    }

    private static boolean isMet(JsonNode conditions, String sourceArn) {
        return conditions.properties().stream()
                .allMatch(operator -> operator.getValue().properties().stream()
                        .allMatch(key -> isMet(operator.getKey(), key, sourceArn)));
    }

    private static boolean isMet(String operator, Map.Entry<String, JsonNode> key, String sourceArn) {
        String value = switch (lower(key.getKey())) {
            case "aws:sourcearn" -> sourceArn;
            case "aws:sourceaccount", "aws:sourceowner" -> sourceArn.split(":", -1)[4];
            default -> "";
        };
        boolean knownOperator = OPERATOR.matcher(operator).matches();
        return !value.isEmpty() && knownOperator && any(key.getValue(), pattern -> like(pattern, value));
    }

    private static boolean any(JsonNode oneOrMany, Predicate<String> test) {
        return each(oneOrMany).map(JsonNode::asText).anyMatch(test);
    }

    private static Stream<JsonNode> each(JsonNode oneOrMany) {
        if (oneOrMany.isMissingNode()) {
            return Stream.empty();
        }
        return oneOrMany.isArray() ? StreamSupport.stream(oneOrMany.spliterator(), false) : Stream.of(oneOrMany);
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    private static boolean like(String pattern, String value) {
        StringBuilder regex = new StringBuilder();
        pattern.chars()
                .forEach(each -> regex.append(
                        switch (each) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(each));
                        }));
        return value.matches(regex.toString());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
