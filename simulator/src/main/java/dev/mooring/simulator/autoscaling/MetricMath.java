package dev.mooring.simulator.autoscaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudWatch's metric maths over one moment: arithmetic, comparisons, and the functions that scaling policies are written
 * with. What has no reading has no result, but for {@code FILL}; neither has a division by zero.
 */
final class MetricMath {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[A-Za-z][A-Za-z0-9_]*|>=|<=|==|!=|&&|\\|\\||[-+*/^()\\[\\],<>])");
    private final List<String> tokens = new ArrayList<>();
    private final Function<String, OptionalDouble> terms;
    private int next;

    private MetricMath(String expression, Function<String, OptionalDouble> terms) {
        this.terms = terms;
        Matcher matcher = TOKEN.matcher(expression);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!expression.substring(end).isBlank()) {
            throw AutoscalingErrors.invalid("Error in expression: " + expression);
        }
    }

    /** @param terms the readings of the metrics and expressions that this one names */
    static OptionalDouble evaluate(String expression, Function<String, OptionalDouble> terms) {
        MetricMath math = new MetricMath(expression, terms);
        OptionalDouble result = math.comparison();
        if (math.next < math.tokens.size()) {
            throw AutoscalingErrors.invalid("Error in expression: " + expression);
        }
        return result;
    }

    private OptionalDouble comparison() {
        OptionalDouble left = sum();
        while (at(">", "<", ">=", "<=", "==", "!=", "&&", "||")) {
            left = combine(take(), left, sum());
        }
        return left;
    }

    private OptionalDouble sum() {
        OptionalDouble left = product();
        while (at("+", "-")) {
            left = combine(take(), left, product());
        }
        return left;
    }

    private OptionalDouble product() {
        OptionalDouble left = factor();
        while (at("*", "/", "^")) {
            left = combine(take(), left, factor());
        }
        return left;
    }

    private OptionalDouble factor() {
        String token = take();
        if (token.equals("-")) {
            return combine("-", OptionalDouble.of(0), factor());
        }
        if (token.equals("(")) {
            OptionalDouble inner = comparison();
            expect(")");
            return inner;
        }
        if (Character.isDigit(token.charAt(0))) {
            return OptionalDouble.of(Double.parseDouble(token));
        }
        return at("(") ? call(token.toUpperCase(Locale.ROOT)) : terms.apply(token);
    }

    private OptionalDouble call(String function) {
        expect("(");
        List<OptionalDouble> arguments = arguments(")");
        return switch (function) {
            case "IF" -> choose(arguments);
            case "FILL" -> arguments.getFirst().isPresent() ? arguments.getFirst() : arguments.getLast();
            case "MAX" ->
                arguments.stream().flatMapToDouble(OptionalDouble::stream).max();
            case "MIN" ->
                arguments.stream().flatMapToDouble(OptionalDouble::stream).min();
            case "AVG" ->
                arguments.stream().flatMapToDouble(OptionalDouble::stream).average();
            case "SUM" ->
                OptionalDouble.of(arguments.stream()
                        .flatMapToDouble(OptionalDouble::stream)
                        .sum());
            case "CEIL" -> map(arguments, Math::ceil);
            case "FLOOR" -> map(arguments, Math::floor);
            case "ABS" -> map(arguments, Math::abs);
            default -> throw AutoscalingErrors.invalid("Unsupported function in expression: " + function);
        };
    }

    private List<OptionalDouble> arguments(String end) {
        List<OptionalDouble> arguments = new ArrayList<>();
        while (!at(end)) {
            if (at("[")) {
                take();
                arguments.addAll(arguments("]"));
            } else {
                arguments.add(comparison());
            }
            if (at(",")) {
                take();
            }
        }
        take();
        return arguments;
    }

    private static OptionalDouble choose(List<OptionalDouble> arguments) {
        OptionalDouble condition = arguments.getFirst();
        if (condition.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (condition.getAsDouble() != 0) {
            return arguments.get(1);
        }
        return arguments.size() > 2 ? arguments.get(2) : OptionalDouble.empty();
    }

    private static OptionalDouble map(List<OptionalDouble> arguments, Function<Double, Double> function) {
        OptionalDouble only = arguments.getFirst();
        return only.isPresent() ? OptionalDouble.of(function.apply(only.getAsDouble())) : only;
    }

    private static OptionalDouble combine(String operator, OptionalDouble one, OptionalDouble other) {
        if (one.isEmpty() || other.isEmpty()) {
            return OptionalDouble.empty();
        }
        double left = one.getAsDouble();
        double right = other.getAsDouble();
        return switch (operator) {
            case "+" -> OptionalDouble.of(left + right);
            case "-" -> OptionalDouble.of(left - right);
            case "*" -> OptionalDouble.of(left * right);
            case "/" -> right == 0 ? OptionalDouble.empty() : OptionalDouble.of(left / right);
            case "^" -> OptionalDouble.of(Math.pow(left, right));
            case ">" -> truth(left > right);
            case "<" -> truth(left < right);
            case ">=" -> truth(left >= right);
            case "<=" -> truth(left <= right);
            case "==" -> truth(left == right);
            case "!=" -> truth(left != right);
            case "&&" -> truth(left != 0 && right != 0);
            default -> truth(left != 0 || right != 0);
        };
    }

    private static OptionalDouble truth(boolean value) {
        return OptionalDouble.of(value ? 1 : 0);
    }

    private boolean at(String... candidates) {
        return next < tokens.size() && List.of(candidates).contains(tokens.get(next));
    }

    private String take() {
        if (next == tokens.size()) {
            throw AutoscalingErrors.invalid("Error in expression: it ends too early");
        }
        return tokens.get(next++);
    }

    private void expect(String token) {
        String found = take();
        if (!found.equals(token)) {
            throw AutoscalingErrors.invalid("Error in expression: " + found + " where " + token + " should stand");
        }
    }
}
