package dev.mooring.simulator.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.function.Predicate;

/** {@code ["=", 5]}, {@code [">", 0]} or {@code [">=", 0, "<", 100]}. */
final class NumericRange {
    private static final String WHERE = "\n at ...";

    private NumericRange() {}

    static FilterCondition of(JsonNode written) {
        if (!written.isArray()) {
            throw invalid("Value of numeric must be an array.");
        }
        String first = operator(written, 0);
        BigDecimal bound = bound(written, 1, first);
        Predicate<BigDecimal> test = test(first, bound);
        if (written.size() == 2) {
            return number(test);
        }
        if (!first.startsWith(">")) {
            throw invalid("Too many elements in numeric expression");
        }
        String second = operator(written, 2);
        if (!second.startsWith("<")) {
            throw invalid("Bad numeric range operator: " + second);
        }
        BigDecimal top = bound(written, 3, second);
        if (written.size() > 4) {
            throw invalid("Too many elements in numeric expression");
        }
        if (bound.compareTo(top) >= 0) {
            throw invalid("Bottom must be less than top");
        }
        return number(test.and(test(second, top)));
    }

    private static FilterCondition number(Predicate<BigDecimal> test) {
        return FilterCondition.some(
                value -> value.isNumber() && test.test(FilterCondition.rounded(value.decimalValue())));
    }

    private static String operator(JsonNode written, int at) {
        JsonNode operator = written.path(at);
        if (!operator.isTextual()) {
            throw invalid("Invalid member in numeric match: " + (operator.isMissingNode() ? "]" : operator.asText()));
        }
        if (!operator.asText().matches("=|<|<=|>|>=")) {
            throw invalid("Unrecognized numeric range operator: " + operator.asText());
        }
        return operator.asText();
    }

    private static BigDecimal bound(JsonNode written, int at, String operator) {
        if (!written.path(at).isNumber()) {
            throw invalid("Value of " + (operator.equals("=") ? "equals" : operator) + " must be numeric");
        }
        return FilterCondition.rounded(written.path(at).decimalValue());
    }

    private static Predicate<BigDecimal> test(String operator, BigDecimal bound) {
        return switch (operator) {
            case "=" -> number -> number.compareTo(bound) == 0;
            case "<" -> number -> number.compareTo(bound) < 0;
            case "<=" -> number -> number.compareTo(bound) <= 0;
            case ">" -> number -> number.compareTo(bound) > 0;
            default -> number -> number.compareTo(bound) >= 0;
        };
    }

    private static RuntimeException invalid(String reason) {
        return SnsErrors.invalid("Attributes", "FilterPolicy: " + reason + WHERE);
    }
}
