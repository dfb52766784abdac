package dev.mooring.simulator.cloudwatch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A composite alarm's rule: {@code ALARM(a) AND (OK("b") OR NOT INSUFFICIENT_DATA(arn:…))}, {@code TRUE}, {@code
 * AT_LEAST(2, ALARM, (a, b, c))}. Source: CloudWatch API reference, PutCompositeAlarm.
 *
 * @param children the names or ARNs of the alarms in it
 * @param holds tells whether it is true, given the state of an alarm by name
 */
record AlarmRule(Set<String> children, Predicate<Function<String, String>> holds) {
    private static final int MOST_CHILDREN = 100;

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException if it is malformed */
    static AlarmRule parse(String text) {
        Parser parser = new Parser(text);
        Predicate<Function<String, String>> holds = parser.disjunction();
        if (parser.next < parser.tokens.size()) {
            throw parser.malformed();
        }
        if (parser.children.size() > MOST_CHILDREN) {
            throw CloudWatchErrors.validation(
                    "AlarmRule must not contain more than " + MOST_CHILDREN + " children alarms.");
        }
        return new AlarmRule(parser.children, holds);
    }

    /** The name, of a name or an ARN. */
    static String name(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn.split(":", 7)[6] : nameOrArn;
    }

    private static final class Parser {
        private static final Pattern TOKEN =
                Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|[(),]|[^\\s(),\"']+)");
        private static final Set<String> STATES = Set.of("ALARM", "OK", "INSUFFICIENT_DATA");

        private final List<String> tokens = new ArrayList<>();
        private final Set<String> children = new LinkedHashSet<>();
        private int next;

        Parser(String text) {
            Matcher matcher = TOKEN.matcher(text);
            int at = 0;
            while (at < text.length() && matcher.region(at, text.length()).lookingAt()) {
                tokens.add(matcher.group(1));
                at = matcher.end();
            }
            if (!text.substring(at).isBlank() || tokens.isEmpty()) {
                throw malformed();
            }
        }

        RuntimeException malformed() {
            return CloudWatchErrors.validation("Error in AlarmRule: Unsupported or malformed expression.");
        }

        Predicate<Function<String, String>> disjunction() {
            Predicate<Function<String, String>> left = conjunction();
            while (accept("OR")) {
                left = left.or(conjunction());
            }
            return left;
        }

        private Predicate<Function<String, String>> conjunction() {
            Predicate<Function<String, String>> left = negation();
            while (accept("AND")) {
                left = left.and(negation());
            }
            return left;
        }

        private Predicate<Function<String, String>> negation() {
            return accept("NOT") ? negation().negate() : primary();
        }

        private Predicate<Function<String, String>> primary() {
            String token = take().toUpperCase(Locale.ROOT);
            if (token.equals("(")) {
                Predicate<Function<String, String>> inner = disjunction();
                expect(")");
                return inner;
            }
            if (token.equals("TRUE") || token.equals("FALSE")) {
                boolean value = token.equals("TRUE");
                return states -> value;
            }
            if (token.equals("AT_LEAST")) {
                return atLeast();
            }
            if (!STATES.contains(token)) {
                throw malformed();
            }
            expect("(");
            String child = child();
            expect(")");
            return states -> token.equals(states.apply(child));
        }

        private Predicate<Function<String, String>> atLeast() {
            expect("(");
            String quota = take();
            expect(",");
            boolean negated = accept("NOT");
            String state = take().toUpperCase(Locale.ROOT);
            expect(",");
            expect("(");
            List<String> among = new ArrayList<>();
            do {
                among.add(child());
            } while (accept(","));
            expect(")");
            expect(")");
            if (!STATES.contains(state) || !quota.matches("\\d{1,3}%?")) {
                throw malformed();
            }
            double least = quota.endsWith("%")
                    ? Double.parseDouble(quota.substring(0, quota.length() - 1)) / 100 * among.size()
                    : Double.parseDouble(quota);
            return states -> among.stream()
                            .filter(child -> state.equals(states.apply(child)) != negated)
                            .count()
                    >= least;
        }

        private String child() {
            String token = take();
            boolean quoted = token.startsWith("\"") || token.startsWith("'");
            String child = quoted ? token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1") : token;
            if (child.isEmpty() || child.equals(")") || child.equals("(") || child.equals(",")) {
                throw malformed();
            }
            children.add(child);
            return name(child);
        }

        private String take() {
            if (next >= tokens.size()) {
                throw malformed();
            }
            return tokens.get(next++);
        }

        private boolean accept(String token) {
            boolean there = next < tokens.size() && tokens.get(next).equalsIgnoreCase(token);
            next += there ? 1 : 0;
            return there;
        }

        private void expect(String token) {
            if (!accept(token)) {
                throw malformed();
            }
        }
    }
}
