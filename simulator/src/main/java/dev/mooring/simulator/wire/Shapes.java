package dev.mooring.simulator.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.Trait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** The model of a shape, as the SDK's generated classes publish it in {@link SdkPojo#sdkFields()}. */
final class Shapes {
    private Shapes() {}

    static Object build(SdkPojo builder) {
        return ((Buildable) builder).build();
    }

    static SdkPojo newBuilder(SdkField<?> structure) {
        return structure.constructor().get();
    }

    static boolean isStructure(SdkField<?> field) {
        return type(field) == SdkPojo.class;
    }

    static boolean isList(SdkField<?> field) {
        return type(field) == List.class;
    }

    static boolean isMap(SdkField<?> field) {
        return type(field) == Map.class;
    }

    static Class<?> type(SdkField<?> field) {
        return field.marshallingType().getTargetClass();
    }

    static boolean inPayload(SdkField<?> field) {
        return field.location() == MarshallLocation.PAYLOAD;
    }

    static ListTrait list(SdkField<?> field) {
        return trait(field, ListTrait.class).orElseThrow();
    }

    static MapTrait map(SdkField<?> field) {
        return trait(field, MapTrait.class).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    static <T extends Trait> Optional<T> trait(SdkField<?> field, Class<T> trait) {
        return ((SdkField<Object>) field).getOptionalTrait(trait);
    }

    /** The member's value; null where it was never set, which the SDK marks with its auto-constructed collections. */
    static @Nullable Object value(SdkField<?> field, SdkPojo pojo) {
        Object value = field.getValueOrDefault(pojo);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }
}
