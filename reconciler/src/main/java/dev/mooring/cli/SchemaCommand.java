package dev.mooring.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.kinds.StandardKinds;
import dev.mooring.manifest.JsonSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The language of the specs, for editors. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of specs, for editors and other tools.",
        footer = {
            "",
            "Examples:",
            "  mooring schema --overlay > .mooring/schema.json",
            "  # and in a spec's first line:",
            "  # yaml-language-server: $schema=../../.mooring/schema.json",
            "  mooring schema Service"
        })
final class SchemaCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            description = "One kind alone, such as Service; all of them if not given.")
    private @Nullable String kind;

    @Option(
            names = "--overlay",
            description = "For files in a base or over one: what they leave out may be written elsewhere.")
    private boolean overlay;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out().println(schema().toPrettyString());
    }

    private ObjectNode schema() {
        StandardKinds kinds = new StandardKinds();
        JsonSchema schema = new JsonSchema(kinds);
        JsonSchema.Form form = overlay ? JsonSchema.Form.OVERLAY : JsonSchema.Form.WHOLE;
        return kind == null
                ? schema.forAll(form)
                : schema.forKind(kind, form)
                        .getOrElseThrow(() -> new CommandFailure("there is no kind " + kind
                                + "; there are Environment, " + kinds.kinds().mkString(", ")));
    }
}
