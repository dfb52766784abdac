package dev.mooring.simulator.secretsmanager;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.model.Filter;

/**
 * The filters of lists: a secret passes where every filter has a value that it matches. Values match from the beginning; by
 * description, or by everything, in any case; {@code !} before a value turns it round (Filter in the API Reference).
 */
final class SecretFilters {
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private SecretFilters() {}

    static void check(List<Filter> filters) {
        for (Filter filter : filters) {
            if (filter.key() == null) {
                throw SecretsErrors.invalid("Invalid filter key");
            }
            if (filter.values().isEmpty()) {
                throw SecretsErrors.invalid("Invalid filter values for key: " + filter.keyAsString());
            }
        }
    }

    /** @param filters that have been checked */
    static boolean passes(Secret secret, List<Filter> filters) {
        return filters.stream().allMatch(filter -> passes(secret, filter));
    }

    private static boolean passes(Secret secret, Filter filter) {
        return filter.values().stream()
                .anyMatch(value -> value.startsWith("!")
                        ? !matches(secret, filter, value.substring(1))
                        : matches(secret, filter, value));
    }

    private static boolean matches(Secret secret, Filter filter, String value) {
        return switch (filter.key()) {
            case NAME -> begins(List.of(secret.name()), value);
            case TAG_KEY -> begins(secret.tags.keySet(), value);
            case TAG_VALUE -> begins(secret.tags.values(), value);
            case DESCRIPTION -> secret.description != null && words(secret.description, value);
            case ALL -> everywhere(secret).anyMatch(text -> words(text, value));
            default -> false;
        };
    }

    private static boolean begins(Collection<String> texts, String beginning) {
        return texts.stream().anyMatch(text -> text.startsWith(beginning));
    }

    private static Stream<String> everywhere(Secret secret) {
        return Stream.of(
                        Stream.of(secret.name()),
                        Stream.ofNullable(secret.description),
                        secret.tags.keySet().stream(),
                        secret.tags.values().stream())
                .flatMap(texts -> texts);
    }

    /** Whether each word of the value begins a word of the text, in any case. */
    private static boolean words(String text, String value) {
        List<String> there = split(text);
        List<String> wanted = split(value);
        return !wanted.isEmpty() && wanted.stream().allMatch(word -> begins(there, word));
    }

    /** Also where a capital begins a word: {@code AppBeta} is two, {@code COMPANYthings} is COMPAN and Ythings. */
    private static List<String> split(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
