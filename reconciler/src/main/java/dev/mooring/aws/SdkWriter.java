package dev.mooring.aws;

import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.utils.builder.Buildable;

/** From trees to the SDK's classes. Paths are there for the messages of what does not fit. */
final class SdkWriter {
    private SdkWriter() {}

    static Object structure(Shape.Structure shape, Value.Tree tree, String path) {
        SdkPojo builder = shape.builder().get();
        for (SdkField<?> field : builder.sdkFields()) {
            for (Value value : tree.get(field.memberName())) {
                field.set(builder, value(Shape.of(field), value, Fit.member(path, field.memberName())));
            }
        }
        return Objects.requireNonNull(((Buildable) builder).build());
    }

    private static Object value(Shape shape, Value value, String path) {
        if (value instanceof Value.Ref ref) {
            throw new IllegalStateException(path + " is not resolved yet: " + ref.reference());
        }
        return switch (shape) {
            case Shape.Structure structure -> {
                if (!(value instanceof Value.Tree tree)) {
                    throw mismatch(path, "a structure");
                }
                yield structure(structure, tree, path);
            }
            case Shape.ListOf list -> {
                if (!(value instanceof Value.Items items)) {
                    throw mismatch(path, "a list");
                }
                List<Object> written = new ArrayList<>();
                items.items().forEach(item -> written.add(value(list.item(), item, path + "[" + written.size() + "]")));
                yield written;
            }
            case Shape.MapOf map -> {
                if (!(value instanceof Value.Tree tree)) {
                    throw mismatch(path, "a map");
                }
                Map<String, Object> written = new LinkedHashMap<>();
                tree.members()
                        .forEach(entry ->
                                written.put(entry._1, value(map.value(), entry._2, Fit.member(path, entry._1))));
                yield written;
            }
            case Shape.Free ignored -> document(value);
            case Shape.Scalar scalar -> scalar(scalar.field(), value, path);
        };
    }

    private static Document document(Value value) {
        return switch (value) {
            case Value.Bool bool -> Document.fromBoolean(bool.value());
            case Value.Num num -> Document.fromNumber(num.value());
            case Value.Text text -> Document.fromString(text.value());
            case Value.Items list ->
                Document.fromList(list.items().map(SdkWriter::document).toJavaList());
            case Value.Tree tree ->
                Document.fromMap(tree.members().mapValues(SdkWriter::document).toJavaMap());
            case Value.Ref ref -> throw new IllegalStateException("not resolved yet: " + ref.reference());
        };
    }

    /** The value as the member's type. */
    static Object scalar(SdkField<?> field, Value value, String path) {
        boolean collection = value instanceof Value.Tree || value instanceof Value.Items;
        String text = collection ? JsonText.write(value) : value.toString();
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> text;
                case INTEGER -> new BigDecimal(text).intValueExact();
                case LONG -> new BigDecimal(text).longValueExact();
                case SHORT -> new BigDecimal(text).shortValueExact();
                case BYTE -> new BigDecimal(text).byteValueExact();
                case FLOAT -> new BigDecimal(text).floatValue();
                case DOUBLE -> new BigDecimal(text).doubleValue();
                case BIG_DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> bool(text, path);
                case INSTANT -> Instant.parse(text);
                case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
                default -> throw mismatch(path, "a value that Mooring can write");
            };
        } catch (NumberFormatException | ArithmeticException notANumber) {
            throw mismatch(path, "a number of the range that AWS takes");
        } catch (DateTimeParseException notATime) {
            throw mismatch(path, "a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static Boolean bool(String text, String path) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw mismatch(path, "true or false");
        };
    }

    /** The value itself stays out of the message: it may be a secret. */
    private static IllegalArgumentException mismatch(String path, String expected) {
        return new Mismatch(path, "must be " + expected);
    }

    /** Says where and what, so that it can become a {@link Misfit}. */
    @SuppressWarnings("serial")
    static final class Mismatch extends IllegalArgumentException {
        private final Misfit misfit;

        Mismatch(String path, String message) {
            super(path + " " + message);
            this.misfit = new Misfit(path, message, false);
        }

        Misfit misfit() {
            return misfit;
        }
    }
}
