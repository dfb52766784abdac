package dev.mooring.aws;

import dev.mooring.resource.Value;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** From the SDK's classes to trees. */
final class SdkReader {
    private SdkReader() {}

    static Value.Tree tree(SdkPojo pojo) {
        SortedMap<String, Value> members = TreeMap.empty();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (isSet(value)) {
                members = members.put(field.memberName(), value(value));
            }
        }
        return Value.tree(members);
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null
                && !(value instanceof SdkAutoConstructList)
                && !(value instanceof SdkAutoConstructMap)
                && !(value instanceof Document document && document.isNull());
    }

    private static Value value(Object value) {
        return switch (value) {
            case SdkPojo pojo -> tree(pojo);
            case String text -> Value.of(text);
            case Boolean bool -> Value.of(bool);
            case BigDecimal number -> Value.of(number);
            case Number number -> Value.of(new BigDecimal(number.toString()));
            case Instant time -> Value.of(time.toString());
            case SdkBytes bytes -> Value.of(Base64.getEncoder().encodeToString(bytes.asByteArray()));
            case Document document -> document(document);
            case List<?> list ->
                Value.list(Vector.ofAll(list).filter(SdkReader::isSet).map(SdkReader::value));
            case Map<?, ?> map -> {
                SortedMap<String, Value> members = TreeMap.empty();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (isSet(entry.getValue())) {
                        members = members.put(String.valueOf(entry.getKey()), value(entry.getValue()));
                    }
                }
                yield Value.tree(members);
            }
            default -> throw new IllegalArgumentException("a tree cannot hold a " + value.getClass());
        };
    }

    private static Value document(Document document) {
        if (document.isMap()) {
            return value(document.asMap());
        }
        if (document.isList()) {
            return value(document.asList());
        }
        if (document.isNumber()) {
            return Value.of(document.asNumber().bigDecimalValue());
        }
        return document.isBoolean() ? Value.of(document.asBoolean()) : Value.of(document.asString());
    }
}
