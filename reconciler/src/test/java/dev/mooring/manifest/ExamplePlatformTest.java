package dev.mooring.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mooring.kinds.StandardKinds;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The specs that come with Mooring are read, by Mooring and by an editor. */
final class ExamplePlatformTest {
    private static final Path SPECS = Path.of("..", "specs");
    private final StandardKinds kinds = new StandardKinds();

    @Test
    void it_loads() throws IOException {
        Validation<?, SortedMap<String, EnvironmentSpecs>> specs = new SpecLoader(kinds).load(files());

        assertThat(specs.isValid()).as(specs.toString()).isTrue();
        assertThat(specs.get().keySet()).contains("staging", "production");
        assertThat(specs.get().values())
                .allSatisfy(each -> assertThat(each.manifests()).isNotEmpty());
    }

    @Test
    void an_editor_finds_nothing_wrong_with_its_overlays() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new JsonSchema(kinds).forAll(JsonSchema.Form.OVERLAY).toString(), InputFormat.JSON);

        for (var file : files().filterKeys(FileReader::isSpec)) {
            try (MappingIterator<JsonNode> documents =
                    new YAMLMapper().readerFor(JsonNode.class).readValues(file._2)) {
                documents.forEachRemaining(
                        document -> assertThat(schema.validate(document.toString(), InputFormat.JSON))
                                .as("%s: %s", file._1, document)
                                .isEmpty());
            }
        }
    }

    private static SortedMap<String, String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(SPECS)) {
            return paths.filter(Files::isRegularFile)
                    .collect(TreeMap.collector(
                            path -> SPECS.relativize(path).toString().replace('\\', '/'), ExamplePlatformTest::text));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
