package dev.mooring.simulator.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/**
 * Writes the members of a structure as JSON or CBOR. Members that were never set are left out; empty collections that were
 * set are written. Timestamps are seconds since the epoch, with tag 1 in CBOR.
 */
final class TreeWriter {
    private static final int EPOCH_TAG = 1;

    private final JsonGenerator generator;

    TreeWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    void members(SdkPojo structure) throws IOException {
        for (SdkField<?> field : structure.sdkFields()) {
            Object value = Shapes.inPayload(field) ? Shapes.value(field, structure) : null;
            if (value != null) {
                generator.writeFieldName(field.locationName());
                write(field, value);
            }
        }
    }

    private void write(SdkField<?> field, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case SdkPojo structure -> {
                generator.writeStartObject();
                members(structure);
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                for (Object element : list) {
                    write(Shapes.list(field).memberFieldInfo(), element);
                }
                generator.writeEndArray();
            }
            case Map<?, ?> map -> {
                generator.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    generator.writeFieldName((String) entry.getKey());
                    write(Shapes.map(field).valueFieldInfo(), entry.getValue());
                }
                generator.writeEndObject();
            }
            case Instant instant -> write(field, instant);
            default -> writeScalar(value);
        }
    }

    private void write(SdkField<?> field, Instant instant) throws IOException {
        if (generator instanceof CBORGenerator cbor) {
            cbor.writeTag(EPOCH_TAG);
            cbor.writeNumber(instant.toEpochMilli() / 1000.0);
            return;
        }
        Format format = Scalars.timestampFormat(field, Format.UNIX_TIMESTAMP);
        String text = Scalars.formatTimestamp(instant, format);
        if (format == Format.UNIX_TIMESTAMP) {
            generator.writeNumber(new BigDecimal(text));
        } else {
            generator.writeString(text);
        }
    }

    private void writeScalar(Object value) throws IOException {
        switch (value) {
            case String text -> generator.writeString(text);
            case Boolean bool -> generator.writeBoolean(bool);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Short number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Float number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(number);
            case SdkBytes bytes -> generator.writeBinary(bytes.asByteArrayUnsafe());
            default -> throw new IllegalStateException("No JSON form for " + value.getClass());
        }
    }
}
