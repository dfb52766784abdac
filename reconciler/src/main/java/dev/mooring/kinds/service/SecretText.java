package dev.mooring.kinds.service;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** Tells whether a variable's literal looks like a secret: by the forms of known tokens, by its name, by its randomness. */
final class SecretText {
    private static final Map<String, Pattern> TOKENS = LinkedHashMap.of(
            "an AWS access key", Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
            "a GitHub token", Pattern.compile("\\b(gh[opsur]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})"),
            "a Slack token", Pattern.compile("\\bxox[abeprs]-[A-Za-z0-9-]{10,}"),
            "a Stripe key", Pattern.compile("\\b[rs]k_live_[A-Za-z0-9]{10,}"),
            "a Google API key", Pattern.compile("\\bAIza[A-Za-z0-9_-]{35}"),
            "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
            "a signed token", Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
            "a URL with a password", Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s/:@]+:[^\\s/@]+@"));

    private static final Pattern NAMED = Pattern.compile(
            "(?i)(.*[_.-])?(password|passwd|pwd|passphrase|secret|token|api_?key|private_?key|secret_?key|access_?key|credentials?)");
    private static final Pattern HARMLESS = Pattern.compile("(?i)|true|false|none|null|\\d{1,6}|/.*|\\$\\{.*}");
    private static final Pattern DENSE = Pattern.compile("[A-Za-z0-9+/=_-]{24,}");
    private static final double BITS_PER_CHARACTER = 4.0;
    private static final int DIGITS = 3;

    private SecretText() {}

    /** What it looks like, without saying it; none where it looks like none. */
    static Option<String> resemblance(String name, String value) {
        return TOKENS.find(token -> token._2.matcher(value).find())
                .map(token -> token._1)
                .orElse(() -> Option.when(
                        NAMED.matcher(name).matches()
                                && !HARMLESS.matcher(value).matches(),
                        () -> "a secret, by its name"))
                .orElse(() -> Option.when(isRandom(value), () -> "a random key"));
    }

    /** Hashes and UUIDs in hexadecimal name things; keys mix letters of both cases with digits. */
    private static boolean isRandom(String value) {
        return DENSE.matcher(value).matches()
                && value.chars().anyMatch(Character::isUpperCase)
                && value.chars().anyMatch(Character::isLowerCase)
                && value.chars().filter(Character::isDigit).count() >= DIGITS
                && entropy(value) >= BITS_PER_CHARACTER;
    }

    /** Shannon's, in bits for each character. */
    private static double entropy(String value) {
        return value.chars()
                .distinct()
                .mapToDouble(character -> (double) value.chars()
                                .filter(other -> other == character)
                                .count()
                        / value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
