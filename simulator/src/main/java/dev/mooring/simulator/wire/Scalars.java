package dev.mooring.simulator.wire;

import dev.mooring.simulator.AwsErrors;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.utils.DateUtils;

/** Scalars as XML, forms and headers carry them: as text. */
final class Scalars {
    private Scalars() {}

    static Format timestampFormat(SdkField<?> field, Format otherwise) {
        return Shapes.trait(field, TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .orElse(otherwise);
    }

    /** @param timestamps the format of timestamps whose member names none */
    static Object parse(SdkField<?> field, String text, Format timestamps) {
        Class<?> type = Shapes.type(field);
        try {
            return parse(type, field, text, timestamps);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw AwsErrors.client(
                    "MalformedInput",
                    "'" + text + "' is not a valid " + type.getSimpleName().toLowerCase(Locale.ROOT) + " for "
                            + field.locationName());
        }
    }

    private static Object parse(Class<?> type, SdkField<?> field, String text, Format timestamps) {
        return switch (type.getSimpleName()) {
            case "String" -> text;
            case "Integer" -> Integer.valueOf(text);
            case "Long" -> Long.valueOf(text);
            case "Short" -> Short.valueOf(text);
            case "Boolean" -> parseBoolean(text);
            case "Double" -> Double.valueOf(text);
            case "Float" -> Float.valueOf(text);
            case "BigDecimal" -> new BigDecimal(text);
            case "Instant" -> parseTimestamp(text, timestampFormat(field, timestamps));
            case "SdkBytes" -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
            default -> throw new IllegalStateException("No text form for " + type);
        };
    }

    private static boolean parseBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static String format(SdkField<?> field, Object value, Format timestamps) {
        return switch (value) {
            case Instant instant -> formatTimestamp(instant, timestampFormat(field, timestamps));
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
            default -> value.toString();
        };
    }

    static Instant parseTimestamp(String text, Format format) {
        return switch (format) {
            case ISO_8601 -> DateUtils.parseIso8601Date(text);
            case RFC_822 -> DateUtils.parseRfc822Date(text);
            case UNIX_TIMESTAMP -> DateUtils.parseUnixTimestampInstant(text);
            case UNIX_TIMESTAMP_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
        };
    }

    static String formatTimestamp(Instant instant, Format format) {
        return switch (format) {
            case ISO_8601 -> DateUtils.formatIso8601Date(instant.truncatedTo(ChronoUnit.MILLIS));
            case RFC_822 -> DateUtils.formatRfc822Date(instant);
            case UNIX_TIMESTAMP -> DateUtils.formatUnixTimestampInstant(instant);
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(instant.toEpochMilli());
        };
    }
}
