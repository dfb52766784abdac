package dev.mooring.aws;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** What the SDK's model says that may stand at one place of a tree. Structures may contain themselves. */
sealed interface Shape {

    /** One value; {@code field} says of which type. */
    record Scalar(SdkField<?> field) implements Shape {}

    record ListOf(Shape item) implements Shape {}

    record MapOf(Shape value) implements Shape {}

    /** Anything: AWS does not say what it looks like. */
    record Free() implements Shape {}

    /** @param builder makes an empty one, to be filled by its fields and built */
    record Structure(Supplier<SdkPojo> builder) implements Shape {

        /** In the order of the model. */
        Map<String, SdkField<?>> fields() {
            return Vector.<SdkField<?>>ofAll(builder.get().sdkFields())
                    .toLinkedMap(SdkField::memberName, field -> field)
                    .foldLeft(LinkedHashMap.empty(), (all, field) -> all.put(field));
        }
    }

    static Shape of(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> new ListOf(of(field.getRequiredTrait(ListTrait.class).memberFieldInfo()));
            case MAP -> new MapOf(of(field.getRequiredTrait(MapTrait.class).valueFieldInfo()));
            case SDK_POJO -> new Structure(field.constructor());
            case DOCUMENT -> new Free();
            default -> new Scalar(field);
        };
    }

    /** The shape of a request, a response or any other class of the SDK's model. */
    static Structure of(Class<? extends SdkPojo> type) {
        return new Structure(() -> {
            try {
                return (SdkPojo) type.getMethod("builder").invoke(null);
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException notOfTheModel) {
                throw new IllegalArgumentException(type + " is no class of the SDK's model", notOfTheModel);
            }
        });
    }
}
