package dev.mooring.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The URI of a REST operation, as its model gives it: {@code /{Bucket}/{Key+}?uploads}.
 *
 * @param segments of the path; a label stands in braces, and with a plus takes the whole rest of the path
 * @param literals parameters that the query string must have; an empty value means any
 */
record UriTemplate(List<String> segments, Map<String, String> literals) {

    static UriTemplate parse(String template) {
        int question = template.indexOf('?');
        String path = question < 0 ? template : template.substring(0, question);
        Map<String, String> literals = new LinkedHashMap<>();
        if (question >= 0) {
            for (String pair : template.substring(question + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                literals.put(
                        equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return new UriTemplate(segments(path), literals);
    }

    private static List<String> segments(String path) {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        return bare.isEmpty() ? List.of() : List.of(bare.split("/", -1));
    }

    boolean hasLabel(String name) {
        return segments.contains("{" + name + "}") || segments.contains("{" + name + "+}");
    }

    UriTemplate under(String label) {
        List<String> longer = new ArrayList<>();
        longer.add("{" + label + "}");
        longer.addAll(segments);
        return new UriTemplate(List.copyOf(longer), literals);
    }

    /** The values of the labels where this template fits; a trailing slash makes no difference. */
    Optional<Map<String, String>> match(String path, FormParameters query) {
        boolean hasLiterals = literals.entrySet().stream()
                .allMatch(literal -> query.get(literal.getKey())
                        .filter(value -> literal.getValue().isEmpty()
                                || literal.getValue().equals(value))
                        .isPresent());
        return hasLiterals ? labels(path) : Optional.empty();
    }

    private Optional<Map<String, String>> labels(String path) {
        Map<String, String> labels = new LinkedHashMap<>();
        String rest = path.startsWith("/") ? path.substring(1) : path;
        for (String segment : segments) {
            if (rest.isEmpty()) {
                return Optional.empty();
            }
            boolean greedy = segment.endsWith("+}");
            int slash = greedy ? -1 : rest.indexOf('/');
            String value = slash < 0 ? rest : rest.substring(0, slash);
            rest = slash < 0 ? "" : rest.substring(slash + 1);
            if (segment.startsWith("{")) {
                labels.put(segment.substring(1, segment.length() - (greedy ? 2 : 1)), decode(value));
            } else if (!segment.equals(value)) {
                return Optional.empty();
            }
        }
        return rest.isEmpty() ? Optional.of(labels) : Optional.empty();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
