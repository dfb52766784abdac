package dev.mooring.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mooring.simulator.AwsErrors;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Fills a request from a document of JSON or CBOR. Members that the model does not know are ignored, as AWS does. */
final class TreeReader {

    void readInto(SdkPojo builder, JsonNode document) {
        if (!document.isObject()) {
            throw mismatch(document, "structure");
        }
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode member = document.get(field.locationName());
            if (member != null && !member.isNull()) {
                field.set(builder, value(field, member));
            }
        }
    }

    private @Nullable Object value(SdkField<?> field, JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (Shapes.isStructure(field)) {
            SdkPojo builder = Shapes.newBuilder(field);
            readInto(builder, node);
            return Shapes.build(builder);
        }
        if (Shapes.isList(field)) {
            return list(Shapes.list(field).memberFieldInfo(), node);
        }
        if (Shapes.isMap(field)) {
            return map(Shapes.map(field).valueFieldInfo(), node);
        }
        return scalar(field, node);
    }

    private List<@Nullable Object> list(SdkField<?> member, JsonNode node) {
        if (!node.isArray()) {
            throw mismatch(node, "list");
        }
        List<@Nullable Object> list = new ArrayList<>(node.size());
        node.forEach(element -> list.add(value(member, element)));
        return list;
    }

    private Map<String, @Nullable Object> map(SdkField<?> member, JsonNode node) {
        if (!node.isObject()) {
            throw mismatch(node, "map");
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), value(member, entry.getValue())));
        return map;
    }

    private Object scalar(SdkField<?> field, JsonNode node) {
        Class<?> type = Shapes.type(field);
        if (type == SdkBytes.class) {
            return bytes(node);
        }
        if (type == Instant.class && node.isNumber()) {
            return Instant.ofEpochMilli(node.decimalValue().movePointRight(3).longValue());
        }
        boolean fits = type == Boolean.class
                ? node.isBoolean()
                : Number.class.isAssignableFrom(type) ? node.isNumber() : node.isTextual();
        if (!fits && !(node.isTextual() && isSpecialNumber(node.textValue()))) {
            throw mismatch(node, type.getSimpleName());
        }
        if (type == Integer.class && node.isIntegralNumber() && !node.canConvertToInt()) {
            throw serialization("Value " + node.asText() + " is out of the range of an Integer");
        }
        if (Number.class.isAssignableFrom(type) && node.isFloatingPointNumber() && isWhole(type)) {
            return Scalars.parse(field, node.decimalValue().toBigInteger().toString(), Format.UNIX_TIMESTAMP);
        }
        return Scalars.parse(field, node.asText(), Format.UNIX_TIMESTAMP);
    }

    private static boolean isWhole(Class<?> type) {
        return type == Integer.class || type == Long.class || type == Short.class;
    }

    private static boolean isSpecialNumber(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    private static SdkBytes bytes(JsonNode node) {
        try {
            byte[] bytes = node.binaryValue();
            if (bytes == null) {
                throw mismatch(node, "Blob");
            }
            return SdkBytes.fromByteArray(bytes);
        } catch (IOException notBase64) {
            throw serialization("Blob is not valid Base64");
        }
    }

    private static AwsServiceException mismatch(JsonNode node, String wanted) {
        return serialization(
                node.getNodeType().name().toUpperCase(Locale.ROOT) + "_VALUE can not be converted to a " + wanted);
    }

    private static AwsServiceException serialization(String message) {
        return AwsErrors.client("SerializationException", message);
    }
}
