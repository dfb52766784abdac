package dev.mooring.simulator.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What the model demands of one member.
 *
 * @param min of a number its value; of a text, a blob or a collection its length
 * @param element of each element of a list
 * @param key of each key of a map
 * @param value of each value of a map
 * @param sensitive whether complaints leave out what was given
 */
record Constraint(
        boolean required,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Pattern pattern,
        @Nullable @JsonProperty("enum") List<String> allowed,
        @Nullable Constraint element,
        @Nullable Constraint key,
        @Nullable Constraint value,
        boolean sensitive) {

    void check(Object given, String path, Consumer<Violation> violations) {
        size(given)
                .flatMap(this::outOfRange)
                .ifPresent(demand -> violations.accept(violation(given, path, "Member must have length " + demand)));
        if (given instanceof Number number) {
            outOfRange(new BigDecimal(number.toString()))
                    .ifPresent(demand -> violations.accept(violation(given, path, "Member must have value " + demand)));
        }
        if (given instanceof String text) {
            checkText(text, path, violations);
        }
        checkParts(given, path, violations);
    }

    private Violation violation(Object given, String path, String demand) {
        return sensitive ? Violation.ofHidden(path, demand) : Violation.of(given.toString(), path, demand);
    }

    private Optional<String> outOfRange(BigDecimal number) {
        if (min != null && number.compareTo(min) < 0) {
            return Optional.of("greater than or equal to " + min.toPlainString());
        }
        if (max != null && number.compareTo(max) > 0) {
            return Optional.of("less than or equal to " + max.toPlainString());
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> size(Object given) {
        return switch (given) {
            case String text -> Optional.of(BigDecimal.valueOf(text.length()));
            case SdkBytes bytes -> Optional.of(BigDecimal.valueOf(bytes.asByteArrayUnsafe().length));
            case List<?> list -> Optional.of(BigDecimal.valueOf(list.size()));
            case Map<?, ?> map -> Optional.of(BigDecimal.valueOf(map.size()));
            default -> Optional.empty();
        };
    }

    private void checkText(String text, String path, Consumer<Violation> violations) {
        if (pattern != null && !pattern.matcher(text).matches()) {
            violations.accept(
                    violation(text, path, "Member must satisfy regular expression pattern: " + pattern.pattern()));
        }
        if (allowed != null && !allowed.contains(text)) {
            violations.accept(violation(text, path, "Member must satisfy enum value set: " + allowed));
        }
    }

    private void checkParts(Object given, String path, Consumer<Violation> violations) {
        if (element != null && given instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                element.check(list.get(i), path + "." + (i + 1) + ".member", violations);
            }
        }
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, each) -> {
                if (key != null) {
                    key.check(name, path + "." + name + ".key", violations);
                }
                if (value != null) {
                    value.check(each, path + "." + name + ".member", violations);
                }
            });
        }
    }
}
