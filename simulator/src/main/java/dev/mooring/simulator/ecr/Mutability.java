package dev.mooring.simulator.ecr;

import java.util.regex.Pattern;

/** Whether a tag may be moved to another image. */
final class Mutability {
    private Mutability() {}

    static boolean protects(Repository repository, String tag) {
        boolean excluded = repository.settings.imageTagMutabilityExclusionFilters().stream()
                .anyMatch(filter -> matches(filter.filter(), tag));
        boolean exclusions = repository.settings.imageTagMutabilityAsString().endsWith("_WITH_EXCLUSION");
        return repository.isImmutable() != (exclusions && excluded);
    }

    /** {@code *} stands for any characters. */
    private static boolean matches(String wildcard, String tag) {
        StringBuilder regex = new StringBuilder();
        for (String literal : wildcard.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.matches(regex.toString(), tag);
    }
}
