package dev.mooring.resource;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a value may be written, and the one way in which it is kept. What cannot be read so is kept as it is written. */
enum Form {
    AS_IS {
        @Override
        Value read(Value written) {
            return written;
        }
    },
    NUMBER {
        @Override
        Value read(Value written) {
            return written instanceof Value.Text text
                    ? number(text.value()).map(Value::of).getOrElse(written)
                    : written;
        }
    },
    BOOLEAN {
        @Override
        Value read(Value written) {
            if (!(written instanceof Value.Text text)) {
                return written;
            }
            return switch (text.value().trim().toLowerCase(Locale.ROOT)) {
                case "true" -> Value.of(true);
                case "false" -> Value.of(false);
                default -> written;
            };
        }
    },
    QUANTITY {
        @Override
        Value read(Value written) {
            return written instanceof Value.Text text
                    ? quantity(text.value()).map(Value::of).getOrElse(written)
                    : written;
        }
    },
    JSON {
        @Override
        Value read(Value written) {
            return document(written);
        }
    },
    POLICY {
        @Override
        Value read(Value written) {
            return document(written);
        }
    };

    abstract Value read(Value written);

    /** Whether the value is a document of its own, in which an empty object says something. */
    boolean isDocument() {
        return this == JSON || this == POLICY;
    }

    private static final Pattern QUANTITIES = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*(vcpu|gb|mb)?");
    private static final BigDecimal UNITS_IN_VCPU_AND_GB = BigDecimal.valueOf(1024);

    /** ECS: 1 vCPU is 1,024 CPU units, 1 GB is 1,024 MiB; plain numbers are units and MiB already. */
    private static Option<BigDecimal> quantity(String text) {
        Matcher parts = QUANTITIES.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Option.none();
        }
        BigDecimal amount = new BigDecimal(parts.group(1));
        boolean large = "vcpu".equals(parts.group(2)) || "gb".equals(parts.group(2));
        return Option.some(large ? amount.multiply(UNITS_IN_VCPU_AND_GB) : amount);
    }

    private static final Pattern NUMBERS = Pattern.compile("[-+]?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private static Option<BigDecimal> number(String text) {
        String trimmed = text.trim();
        return NUMBERS.matcher(trimmed).matches() ? Option.some(new BigDecimal(trimmed)) : Option.none();
    }

    /** A document in which a member that is null says no more than one that is not there: SNS writes such. */
    private static Value document(Value written) {
        return written instanceof Value.Text text
                ? JsonText.parse(text.value())
                        .orElse(() -> JsonText.parseWithoutNulls(text.value()))
                        .getOrElse(written)
                : written;
    }
}
