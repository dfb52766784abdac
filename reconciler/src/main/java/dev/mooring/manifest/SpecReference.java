package dev.mooring.manifest;

import dev.mooring.manifest.Shape.Struct;
import dev.mooring.manifest.spec.Retained;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * The language of the specs as a page to read: every kind and field, from the same shapes as the reader's checks and
 * {@link JsonSchema}, with an example of each kind.
 */
public final class SpecReference {
    private final SpecTypes types;
    private final DocumentShapes shapes;
    private final Function<String, Option<String>> examples;

    /** @param examples YAML by kind */
    public SpecReference(SpecTypes types, Function<String, Option<String>> examples) {
        this.types = types;
        this.shapes = new DocumentShapes(types);
        this.examples = examples;
    }

    /** The whole page. */
    public String forAll() {
        String contents = shapes.kinds()
                .map(kind -> "- [" + kind + "](#" + anchor(kind) + ")\n")
                .mkString();
        return """
                # Specs

                <!-- Written by the program. To renew it: ./mooring schema --output markdown > docs/specs.md -->

                What can be written, kind by kind. `mooring schema` prints the same for editors, as JSON Schema; \
                `mooring validate` checks a folder. An unknown field is an error, with a suggestion.

                """
                + contents
                + "\n## Every document\n\n"
                + """
                Any number of documents per file, any layout of files below the environment's folder. A document has \
                `apiVersion: mooring.dev/v1`, its `kind`, its `metadata`, and what the kind has under `spec`. A duration \
                is a whole number and one unit of `s`, `m`, `h`, `d`: `90s`. A list's items are written `field[]` below, a \
                map's values `field.*`.

                """
                + FieldTable.of(metadata())
                + "\nThese stand under `metadata`.\n"
                + shapes.kinds().map(kind -> "\n" + section(kind)).mkString();
    }

    /** One kind's part of it; empty where there is no such kind. */
    public Option<String> forKind(String kind) {
        return shapes.of(kind).map(shape -> section(kind));
    }

    private Struct metadata() {
        return Shapes.of(Metadata.class);
    }

    private String section(String kind) {
        Struct spec = (Struct) shapes.of(kind).get().byName().get("spec").get().shape();
        boolean retained = types.specType(kind).exists(type -> type.isAnnotationPresent(Retained.class));
        String life = retained
                ? "\nWhat it made stays in AWS when it leaves git, unless `mooring.dev/deletion-policy: delete` says otherwise.\n"
                : "";
        return "## " + kind + "\n\n" + (spec.doc().isEmpty() ? "" : spec.doc() + "\n") + life + "\n"
                + FieldTable.of(spec)
                + examples.apply(kind)
                        .map(yaml -> "\n```yaml\n" + yaml.strip() + "\n```\n")
                        .getOrElse("");
    }

    /** As those who show Markdown make it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(java.util.Locale.ROOT);
    }
}
