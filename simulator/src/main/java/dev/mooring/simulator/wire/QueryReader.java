package dev.mooring.simulator.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Fills a request from the query protocol's form: {@code Tags.member.1.Key}, {@code Attributes.entry.2.value}, … */
final class QueryReader {
    private final FormParameters form;

    QueryReader(FormParameters form) {
        this.form = form;
    }

    void readInto(SdkPojo builder) {
        readInto(builder, "");
    }

    private void readInto(SdkPojo builder, String prefix) {
        for (SdkField<?> field : builder.sdkFields()) {
            Object value = value(field, prefix + field.locationName());
            if (value != null) {
                field.set(builder, value);
            }
        }
    }

    private @Nullable Object value(SdkField<?> field, String path) {
        if (Shapes.isStructure(field)) {
            return structure(field, path);
        }
        if (Shapes.isList(field)) {
            return list(Shapes.list(field), path);
        }
        if (Shapes.isMap(field)) {
            return map(Shapes.map(field), path);
        }
        return form.get(path)
                .map(text -> Scalars.parse(field, text, Format.ISO_8601))
                .orElse(null);
    }

    private @Nullable Object structure(SdkField<?> field, String path) {
        if (!form.hasPrefix(path + ".")) {
            return null;
        }
        SdkPojo builder = Shapes.newBuilder(field);
        readInto(builder, path + ".");
        return Shapes.build(builder);
    }

    private @Nullable Object list(ListTrait list, String path) {
        if (form.get(path).filter(String::isEmpty).isPresent()) {
            return List.of(); // "Tags=" says an empty list; an absent parameter says nothing
        }
        String base = memberPath(list, path);
        List<Object> values = new ArrayList<>();
        for (Object next = value(list.memberFieldInfo(), base + "1");
                next != null;
                next = value(list.memberFieldInfo(), base + (values.size() + 1))) {
            values.add(next);
        }
        return values.isEmpty() ? null : values;
    }

    private static String memberPath(ListTrait list, String path) {
        String memberName = list.memberLocationName();
        if (!list.isFlattened()) {
            return path + "." + (memberName == null ? "member" : memberName) + ".";
        }
        return (memberName == null ? path : path.substring(0, path.lastIndexOf('.') + 1) + memberName) + ".";
    }

    private @Nullable Object map(MapTrait map, String path) {
        String base = path + (map.isFlattened() ? "." : ".entry.");
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 1; ; i++) {
            Optional<String> key = form.get(base + i + "." + map.keyLocationName());
            if (key.isEmpty()) {
                return values.isEmpty() ? null : values;
            }
            values.put(key.get(), value(map.valueFieldInfo(), base + i + "." + map.valueLocationName()));
        }
    }
}
