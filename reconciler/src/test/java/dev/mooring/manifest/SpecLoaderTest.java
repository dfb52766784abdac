package dev.mooring.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Validation;
import org.junit.jupiter.api.Test;

final class SpecLoaderTest {
    private final SpecLoader loader = new SpecLoader(Samples.TYPES);

    @Test
    void an_environment_is_its_folder_on_top_of_its_bases() {
        SortedMap<String, EnvironmentSpecs> specs = load(
                        "base/box.yaml",
                        Samples.document("Box", "one", "size: 1", "env: {A: base, B: base}", "tags: [x, y]"),
                        "staging/environment.yaml",
                        Samples.environment("staging", "bases: [../base]"),
                        "staging/box.yaml",
                        Samples.document("Box", "one", "size: 2", "env: {A: null, B: mine}", "tags: [z]"))
                .get();

        Manifest<? extends Record> box = specs.get("staging").get().manifests().single();
        assertThat(box.spec())
                .isEqualTo(Samples.box(2)
                        .withEnv("B", new Samples.Word.Literal("mine"))
                        .withTags("z"));
    }

    private Validation<Seq<Problem>, SortedMap<String, EnvironmentSpecs>> load(String... filesAndTexts) {
        SortedMap<String, String> files = TreeMap.empty();
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            files = files.put(filesAndTexts[i], filesAndTexts[i + 1]);
        }
        return loader.load(files);
    }
}
