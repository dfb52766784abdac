package dev.mooring.simulator.wire;

import dev.mooring.simulator.Dialect;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.RequiredTrait;

/** Refuses requests that lack a member which their model requires, at any depth, in the API's own words. */
final class RequiredMembers {
    private final Dialect dialect;

    RequiredMembers(Dialect dialect) {
        this.dialect = dialect;
    }

    void check(SdkPojo request) {
        check(request, "");
    }

    private void check(SdkPojo structure, String path) {
        for (SdkField<?> field : structure.sdkFields()) {
            Object value = Shapes.value(field, structure);
            String at = path + field.locationName();
            if (value == null && field.containsTrait(RequiredTrait.class)) {
                throw dialect.missing(at);
            }
            descend(value, at);
        }
    }

    private void descend(@Nullable Object value, String path) {
        switch (value) {
            case null -> {}
            case SdkPojo structure -> check(structure, path + ".");
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    descend(list.get(i), path + "." + (i + 1) + ".member");
                }
            }
            case Map<?, ?> map -> map.forEach((key, each) -> descend(each, path + "." + key + ".member"));
            default -> {}
        }
    }
}
