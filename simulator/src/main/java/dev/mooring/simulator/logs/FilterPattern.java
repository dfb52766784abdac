package dev.mooring.simulator.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter pattern for unstructured messages: terms that must all be there, {@code -terms} that must not, {@code ?terms} of
 * which one must; quotes hold a phrase together. Source: CloudWatch Logs user guide, filter pattern syntax. Patterns for
 * JSON and space-delimited messages are refused.
 */
record FilterPattern(List<String> all, List<String> any, List<String> none) {
    private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"([^\"]*)\"|(\\S+))");

    static FilterPattern parse(String text) {
        String trimmed = text.trim();
        if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
            throw LogsErrors.invalid("Invalid filter pattern: only terms can be matched here, not " + trimmed);
        }
        List<String> all = new ArrayList<>();
        List<String> any = new ArrayList<>();
        List<String> none = new ArrayList<>();
        Matcher terms = TERM.matcher(trimmed);
        while (terms.find()) {
            String term = terms.group(2) != null ? terms.group(2) : terms.group(3);
            switch (terms.group(1)) {
                case "?" -> any.add(term);
                case "-" -> none.add(term);
                default -> all.add(term);
            }
        }
        return new FilterPattern(all, any, none);
    }

    boolean matches(String message) {
        Predicate<String> isThere = message::contains;
        return all.stream().allMatch(isThere)
                && none.stream().noneMatch(isThere)
                && (any.isEmpty() || !all.isEmpty() || any.stream().anyMatch(isThere));
    }
}
