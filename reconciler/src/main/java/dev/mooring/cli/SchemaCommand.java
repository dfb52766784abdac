package dev.mooring.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.kinds.StandardKinds;
import dev.mooring.manifest.JsonSchema;
import dev.mooring.manifest.SpecReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The language of the specs, for editors. */
@Command(
        name = "schema",
        description = "Print the language of specs: as JSON Schema for editors, or as a page to read.",
        footer = {
            "",
            "Examples:",
            "  mooring schema --overlay > .mooring/schema.json",
            "  # and in a spec's first line:",
            "  # yaml-language-server: $schema=../../.mooring/schema.json",
            "  mooring schema Service",
            "  mooring schema --output markdown Queue       # docs/specs.md is this for every kind"
        })
final class SchemaCommand implements Runnable {
    private final Terminal terminal;
    private final StandardKinds kinds = new StandardKinds();

    enum Output {
        json,
        markdown
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            description = "One kind alone, such as Service; all of them if not given.")
    private @Nullable String kind;

    @Option(
            names = "--overlay",
            description = "For files in a base or over one: what they leave out may be written elsewhere.")
    private boolean overlay;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Output output;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        switch (output) {
            case json -> terminal.out().println(schema().toPrettyString());
            case markdown -> terminal.out().print(page());
        }
    }

    private ObjectNode schema() {
        JsonSchema schema = new JsonSchema(kinds);
        JsonSchema.Form form = overlay ? JsonSchema.Form.OVERLAY : JsonSchema.Form.WHOLE;
        String asked = kind;
        return asked == null
                ? schema.forAll(form)
                : schema.forKind(asked, form).getOrElseThrow(() -> noSuchKind(asked));
    }

    private String page() {
        SpecReference reference = new SpecReference(kinds, new Examples());
        String asked = kind;
        return asked == null ? reference.forAll() : reference.forKind(asked).getOrElseThrow(() -> noSuchKind(asked));
    }

    private CommandFailure noSuchKind(String asked) {
        return new CommandFailure("there is no kind " + asked + "; there are Environment, "
                + kinds.kinds().mkString(", "));
    }
}
