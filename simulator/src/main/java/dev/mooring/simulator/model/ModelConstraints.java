package dev.mooring.simulator.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * The demands of one API's model. The SDK publishes only which parts of a REST request are required; the rest stands in a
 * table beside this class where {@code model-constraints.py} has made one for the API.
 */
public final class ModelConstraints {
    private final Map<String, Map<String, Constraint>> table;

    private ModelConstraints(Map<String, Map<String, Constraint>> table) {
        this.table = table;
    }

    /** @param signingName of the API */
    public static ModelConstraints of(String signingName) {
        try (InputStream json = ModelConstraints.class.getResourceAsStream(signingName + ".json")) {
            ObjectMapper mapper = JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();
            return new ModelConstraints(json == null ? Map.of() : mapper.readValue(json, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("The table of " + signingName + " is broken", e);
        }
    }

    /** The shapes that the table names, in the Java SDK's words. */
    Set<String> shapes() {
        return table.keySet();
    }

    /** What the request violates, in the order of its members. */
    public List<Violation> violations(SdkPojo request) {
        List<Violation> violations = new ArrayList<>();
        structure(request, "", violations::add);
        return violations;
    }

    private void structure(SdkPojo structure, String path, Consumer<Violation> violations) {
        Map<String, Constraint> demands =
                table.getOrDefault(structure.getClass().getSimpleName(), Map.of());
        for (SdkField<?> field : structure.sdkFields()) {
            Object value = value(field, structure);
            Constraint demand = demands.get(field.memberName());
            String at = path + lowerCamel(field.memberName());
            boolean required = (demand != null && demand.required()) || field.containsTrait(RequiredTrait.class);
            if (value == null && required) {
                violations.accept(Violation.missing(at));
            }
            if (value != null && demand != null) {
                demand.check(value, at, violations);
            }
            descend(value, at, violations);
        }
    }

    private void descend(@Nullable Object value, String path, Consumer<Violation> violations) {
        switch (value) {
            case null -> {}
            case SdkPojo structure -> structure(structure, path + ".", violations);
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    descend(list.get(i), path + "." + (i + 1) + ".member", violations);
                }
            }
            case Map<?, ?> map -> map.forEach((key, each) -> descend(each, path + "." + key + ".member", violations));
            default -> {}
        }
    }

    private static @Nullable Object value(SdkField<?> field, SdkPojo structure) {
        Object value = field.getValueOrDefault(structure);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }

    /** AWS complains in lower camel case, whatever the case on the wire. */
    private static String lowerCamel(String member) {
        return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    }
}
