package dev.mooring.readback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A read-back written by what AWS documents, in {@code oddities/}, a file a type.
 *
 * @param differs the paths that must differ, none else
 */
record Oddity(Readback recording, Seq<String> differs) {

    static Vector<Oddity> of(String type) {
        String file = "oddities/" + type.replace("::", "__") + ".yaml";
        try (var text = Objects.requireNonNull(Oddity.class.getResourceAsStream(file), file)) {
            return Vector.ofAll(new YAMLMapper().readTree(text)).map(node -> read(type, node));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Oddity read(String type, JsonNode node) {
        return new Oddity(
                new Readback(
                        type + ": " + node.get("oddity").asText(),
                        type,
                        node.has("differs"),
                        Readback.tree(node.get("declared")),
                        Readback.tree(node.get("live")),
                        HashSet.empty()),
                Vector.ofAll(node.path("differs")).map(JsonNode::asText));
    }
}
