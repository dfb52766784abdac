package dev.mooring.readback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * One resource of a real account, in the property names of CloudFormation.
 *
 * @param type {@code AWS::SQS::Queue}
 * @param drifted somebody changed it after it was made
 * @param declared what its author wrote
 * @param live what AWS gave back
 * @param readOnly properties that are AWS's own report
 */
record Readback(String file, String type, boolean drifted, Value.Tree declared, Value.Tree live, Set<String> readOnly) {

    static Readback read(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            return of(file.getFileName().toString(), tree(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Value.Tree tree(JsonNode json) {
        dropNulls(json);
        return (Value.Tree) JsonText.parse(json.toString()).get();
    }

    static Readback of(String file, Value.Tree document) {
        return new Readback(
                file,
                document.text("type").get(),
                document.get("drifted").contains(Value.of(true)),
                tree(document, "declared"),
                tree(document, "live"),
                document.get("readOnly")
                        .map(names -> ((Value.Items) names).items())
                        .map(names -> HashSet.ofAll(names).map(Value::toString))
                        .getOrElse(HashSet.empty()));
    }

    /** What is null was not set; a value cannot be null. */
    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeNulls();
        } else if (node instanceof ArrayNode array) {
            array.removeNulls();
        }
        node.forEach(Readback::dropNulls);
    }

    private static Value.Tree tree(Value.Tree document, String name) {
        return (Value.Tree) document.get(name).get();
    }
}
