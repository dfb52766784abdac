package dev.mooring.simulator.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mooring.simulator.ControlResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code POST /_simulator/images}: tells how images behave, by one object or an array of them.
 *
 * <pre>{@code
 * {"image": "registry/orders:commit-1*", "behaviour": "healthy", "afterSeconds": 3}
 * {"image": "registry/orders:*", "behaviour": "exits", "exitCode": 137, "afterSeconds": 0.5}
 * {"image": "registry/orders:*", "behaviour": "unhealthy"}
 * {"image": "registry/orders:*", "behaviour": "unpullable", "reason": "not found"}
 * }</pre>
 */
final class ImageControl implements ControlResource {
    private static final Set<String> MEMBERS = Set.of("image", "behaviour", "afterSeconds", "exitCode", "reason");

    private final Images images;

    ImageControl(Images images) {
        this.images = images;
    }

    @Override
    public String name() {
        return "images";
    }

    /** Declares all that the document says, or nothing of it. */
    @Override
    public Object post(JsonNode document) {
        List<JsonNode> rules = new ArrayList<>();
        if (document.isArray()) {
            document.forEach(rules::add);
        } else {
            rules.add(document);
        }
        rules.forEach(ImageControl::behaviour);
        rules.forEach(rule -> images.declare(image(rule), behaviour(rule)));
        return Map.of("declared", rules.size());
    }

    private static String image(JsonNode document) {
        return text(document, "image");
    }

    private static ImageBehaviour behaviour(JsonNode document) {
        Set<String> unknown = new TreeSet<>();
        document.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown members " + unknown + "; known are " + new TreeSet<>(MEMBERS));
        }
        image(document);
        String behaviour = text(document, "behaviour");
        Duration after =
                Duration.ofMillis(Math.round(document.path("afterSeconds").asDouble(0) * 1000));
        if (after.isNegative()) {
            throw new IllegalArgumentException("afterSeconds must not be negative");
        }
        return switch (behaviour) {
            case "healthy" -> new ImageBehaviour.Healthy(after);
            case "exits" -> new ImageBehaviour.Exits(document.path("exitCode").asInt(1), after);
            case "unhealthy" -> new ImageBehaviour.Unhealthy();
            case "unpullable" ->
                new ImageBehaviour.Unpullable(document.path("reason").asText("not found"));
            default ->
                throw new IllegalArgumentException(
                        "behaviour '" + behaviour + "' must be one of healthy, exits, unhealthy, unpullable");
        };
    }

    private static String text(JsonNode document, String member) {
        if (!document.path(member).isTextual()) {
            throw new IllegalArgumentException("'" + member + "' must be a string");
        }
        return document.path(member).asText();
    }
}
