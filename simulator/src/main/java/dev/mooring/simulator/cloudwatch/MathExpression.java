package dev.mooring.simulator.cloudwatch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of CloudWatch's metric math, parsed: arithmetic, comparisons, AND and OR, arrays, and functions.
 *
 * @param references the ids of other queries in it
 * @param value computes it
 */
record MathExpression(Set<String> references, Function<MathScope, Figure> value) {

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException if it is malformed */
    static MathExpression parse(String text) {
        Parser parser = new Parser(text);
        Function<MathScope, Figure> value = parser.disjunction();
        parser.end();
        return new MathExpression(parser.references, value);
    }

    private static final class Parser {
        private static final Pattern TOKEN = Pattern.compile(
                "\\s*(?:(\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)|([A-Za-z][A-Za-z0-9_]*)|(\"[^\"]*\"|'[^']*')|"
                        + "(\\|\\||&&|<=|>=|==|!=|[-+*/^()\\[\\],<>]))");

        private final String text;
        private final List<String> tokens = new ArrayList<>();
        private final Set<String> references = new LinkedHashSet<>();
        private int next;

        Parser(String text) {
            this.text = text;
            Matcher matcher = TOKEN.matcher(text);
            int at = 0;
            while (at < text.length() && matcher.region(at, text.length()).lookingAt()) {
                tokens.add(matcher.group().strip());
                at = matcher.end();
            }
            if (!text.substring(at).isBlank()) {
                throw malformed();
            }
        }

        private RuntimeException malformed() {
            return CloudWatchErrors.validation("Error in expression '" + text + "': Invalid syntax");
        }

        void end() {
            if (next < tokens.size()) {
                throw malformed();
            }
        }

        Function<MathScope, Figure> disjunction() {
            Function<MathScope, Figure> left = conjunction();
            while (accept("||") || accept("OR")) {
                left = combine(left, conjunction(), (a, b) -> truth(a != 0 || b != 0));
            }
            return left;
        }

        private Function<MathScope, Figure> conjunction() {
            Function<MathScope, Figure> left = comparison();
            while (accept("&&") || accept("AND")) {
                left = combine(left, comparison(), (a, b) -> truth(a != 0 && b != 0));
            }
            return left;
        }

        private Function<MathScope, Figure> comparison() {
            Function<MathScope, Figure> left = sum();
            if (accept("<=")) {
                return combine(left, sum(), (a, b) -> truth(a <= b));
            } else if (accept(">=")) {
                return combine(left, sum(), (a, b) -> truth(a >= b));
            } else if (accept("<")) {
                return combine(left, sum(), (a, b) -> truth(a < b));
            } else if (accept(">")) {
                return combine(left, sum(), (a, b) -> truth(a > b));
            } else if (accept("==")) {
                return combine(left, sum(), (a, b) -> truth(a == b));
            } else if (accept("!=")) {
                return combine(left, sum(), (a, b) -> truth(a != b));
            }
            return left;
        }

        private Function<MathScope, Figure> sum() {
            Function<MathScope, Figure> left = product();
            while (true) {
                if (accept("+")) {
                    left = combine(left, product(), Double::sum);
                } else if (accept("-")) {
                    left = combine(left, product(), (a, b) -> a - b);
                } else {
                    return left;
                }
            }
        }

        private Function<MathScope, Figure> product() {
            Function<MathScope, Figure> left = power();
            while (true) {
                if (accept("*")) {
                    left = combine(left, power(), (a, b) -> a * b);
                } else if (accept("/")) {
                    left = combine(left, power(), (a, b) -> b == 0 ? Double.NaN : a / b);
                } else {
                    return left;
                }
            }
        }

        private Function<MathScope, Figure> power() {
            Function<MathScope, Figure> base = unary();
            return accept("^") ? combine(base, power(), Math::pow) : base;
        }

        private Function<MathScope, Figure> unary() {
            if (accept("-")) {
                return combine(scope -> new Figure.Scalar(0), unary(), (a, b) -> a - b);
            }
            return primary();
        }

        private Function<MathScope, Figure> primary() {
            if (next >= tokens.size()) {
                throw malformed();
            }
            String token = tokens.get(next++);
            char first = token.charAt(0);
            if (token.equals("(")) {
                Function<MathScope, Figure> inner = disjunction();
                expect(")");
                return inner;
            }
            if (token.equals("[")) {
                return MathFunctions.array(list("]"));
            }
            if (Character.isDigit(first) || first == '.') {
                double number = Double.parseDouble(token);
                return scope -> new Figure.Scalar(number);
            }
            if (!Character.isLetter(first)) {
                throw malformed();
            }
            return accept("(") ? function(token) : reference(token);
        }

        private Function<MathScope, Figure> reference(String id) {
            if (!Character.isLowerCase(id.charAt(0))) {
                return MathFunctions.constant(id).orElseThrow(this::malformed);
            }
            references.add(id);
            return scope -> scope.figure(id);
        }

        private Function<MathScope, Figure> function(String written) {
            String name = written.toUpperCase(Locale.ROOT);
            if (name.equals("METRICS")) {
                String part = peek().startsWith("\"") || peek().startsWith("'") ? unquoted(tokens.get(next++)) : "";
                expect(")");
                return scope -> new Figure.Many(scope.metrics(part));
            }
            if (name.equals("ANOMALY_DETECTION_BAND")) {
                return band();
            }
            return MathFunctions.call(name, list(")"))
                    .orElseThrow(() -> CloudWatchErrors.validation(
                            "Error in expression '" + text + "': Unsupported function " + written));
        }

        private Function<MathScope, Figure> band() {
            String id = tokens.size() > next ? tokens.get(next++) : "";
            if (id.isEmpty() || !Character.isLowerCase(id.charAt(0))) {
                throw malformed();
            }
            references.add(id);
            double deviations = accept(",") ? Double.parseDouble(number()) : 2;
            expect(")");
            return scope -> scope.band(id, deviations);
        }

        private String number() {
            String token = peek();
            if (token.isEmpty() || !Character.isDigit(token.charAt(0))) {
                throw malformed();
            }
            next++;
            return token;
        }

        private List<Function<MathScope, Figure>> list(String close) {
            List<Function<MathScope, Figure>> items = new ArrayList<>();
            if (accept(close)) {
                return items;
            }
            do {
                items.add(disjunction());
            } while (accept(","));
            expect(close);
            return items;
        }

        private static Function<MathScope, Figure> combine(
                Function<MathScope, Figure> left, Function<MathScope, Figure> right, MathFunctions.Binary operator) {
            return scope -> MathFunctions.combine(left.apply(scope), right.apply(scope), operator);
        }

        private static double truth(boolean holds) {
            return holds ? 1 : 0;
        }

        private static String unquoted(String token) {
            return token.substring(1, token.length() - 1);
        }

        private String peek() {
            return next < tokens.size() ? tokens.get(next) : "";
        }

        private boolean accept(String token) {
            boolean there = peek().equalsIgnoreCase(token);
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
