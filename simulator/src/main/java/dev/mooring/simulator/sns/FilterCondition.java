package dev.mooring.simulator.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One condition on a member of a message. A list meets it when one of its elements does. */
@FunctionalInterface
interface FilterCondition {
    /** SNS, string-value and numeric matching: numbers from -10^9 to 10^9 with five digits after the point. */
    BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

    int DIGITS = 5;

    /** @param value missing where the message has no such member */
    boolean accepts(JsonNode value);

    static FilterCondition of(JsonNode written) {
        if (written.isArray()) {
            throw SnsErrors.invalid("FilterPolicy: Match value must be String, number, true, false, or null");
        }
        if (!written.isObject()) {
            return equal(written);
        }
        if (written.size() != 1) {
            throw SnsErrors.invalid("FilterPolicy: Only one key allowed in match expression");
        }
        Map.Entry<String, JsonNode> only = written.properties().iterator().next();
        return named(only.getKey(), only.getValue());
    }

    private static FilterCondition named(String name, JsonNode operand) {
        return switch (name) {
            case "exists" -> exists(operand);
            case "numeric" -> NumericRange.of(operand);
            case "anything-but" -> anythingBut(operand);
            case "prefix", "suffix", "equals-ignore-case", "wildcard", "cidr" -> some(text(name, operand));
            default -> throw SnsErrors.invalid("FilterPolicy: Unrecognized match type " + name);
        };
    }

    private static FilterCondition exists(JsonNode operand) {
        if (!operand.isBoolean()) {
            throw SnsErrors.invalid("FilterPolicy: exists match pattern must be either true or false.");
        }
        return value -> value.isMissingNode() != operand.asBoolean();
    }

    private static FilterCondition equal(JsonNode wanted) {
        if (wanted.isNumber() && wanted.decimalValue().abs().compareTo(LARGEST) > 0) {
            throw SnsErrors.internal();
        }
        return some(value -> same(wanted, value));
    }

    private static boolean same(JsonNode wanted, JsonNode value) {
        return (wanted.isNumber() && value.isNumber())
                ? rounded(wanted.decimalValue()).compareTo(rounded(value.decimalValue())) == 0
                : wanted.equals(value);
    }

    static BigDecimal rounded(BigDecimal number) {
        return number.setScale(DIGITS, RoundingMode.DOWN);
    }

    /** What an element of a list, or a value that is none, must meet. */
    static FilterCondition some(Predicate<JsonNode> test) {
        return value -> {
            if (!value.isArray()) {
                return !value.isMissingNode() && test.test(value);
            }
            for (JsonNode element : value) {
                if (element.isArray() ? some(test).accepts(element) : test.test(element)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Of a list, each element must be something else. */
    private static FilterCondition anythingBut(JsonNode operand) {
        Predicate<JsonNode> excluded = excluded(operand);
        return value -> !value.isMissingNode() && (value.isArray() ? none(value, excluded) : !excluded.test(value));
    }

    private static boolean none(JsonNode list, Predicate<JsonNode> excluded) {
        for (JsonNode element : list) {
            if (excluded.test(element)) {
                return false;
            }
        }
        return true;
    }

    private static Predicate<JsonNode> excluded(JsonNode operand) {
        if (operand.isObject() && operand.size() == 1) {
            Map.Entry<String, JsonNode> only = operand.properties().iterator().next();
            if (only.getKey().matches("prefix|suffix|wildcard|equals-ignore-case")) {
                return text(only.getKey(), only.getValue());
            }
            throw SnsErrors.invalid("FilterPolicy: Unsupported anything-but pattern: " + only.getKey());
        }
        if (operand.isArray()) {
            Predicate<JsonNode> any = value -> false;
            for (JsonNode each : operand) {
                any = any.or(value -> same(each, value));
            }
            return any;
        }
        if (operand.isObject()) {
            throw SnsErrors.invalid("FilterPolicy: Only one key allowed in match expression");
        }
        return value -> same(operand, value);
    }

    private static Predicate<JsonNode> text(String name, JsonNode operand) {
        if (operand.isArray()) {
            Predicate<JsonNode> any = value -> false;
            for (JsonNode each : operand) {
                any = any.or(text(name, each));
            }
            return any;
        }
        if (!operand.isTextual()) {
            throw SnsErrors.invalid("FilterPolicy: " + name + " match pattern must be a string");
        }
        String wanted = operand.asText();
        Predicate<String> test = switch (name) {
            case "prefix" -> value -> value.startsWith(wanted);
            case "suffix" -> value -> value.endsWith(wanted);
            case "equals-ignore-case" -> wanted::equalsIgnoreCase;
            case "wildcard" -> wildcard(wanted);
            default -> cidr(wanted);
        };
        return value -> value.isTextual() && test.test(value.asText());
    }

    private static Predicate<String> wildcard(String pattern) {
        String regex = String.join(
                ".*",
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).toList());
        return Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
    }

    /** {@code 10.0.0.0/24}, of either family. */
    private static Predicate<String> cidr(String block) {
        String[] parts = block.split("/", -1);
        byte[] network = address(parts[0]);
        if (parts.length != 2 || network.length == 0 || !parts[1].matches("\\d{1,3}")) {
            throw SnsErrors.invalid("FilterPolicy: Malformed CIDR, one '/' required");
        }
        int shift = network.length * 8 - Integer.parseInt(parts[1]);
        return text -> {
            byte[] address = address(text);
            return address.length == network.length
                    && new BigInteger(1, address)
                            .shiftRight(shift)
                            .equals(new BigInteger(1, network).shiftRight(shift));
        };
    }

    /** Empty where the text is no literal address; names are never looked up. */
    private static byte[] address(String text) {
        if (!text.toLowerCase(Locale.ROOT).matches("[0-9a-f.:]+") || !text.matches(".*[.:].*")) {
            return new byte[0];
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException noAddress) {
            return new byte[0];
        }
    }
}
