package dev.mooring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How everything is, a line each. */
@Command(
        name = "get",
        description = "Say how the manifests of a running daemon are: each one's Ready condition, a line each.",
        footer = {
            "",
            "Examples:",
            "  mooring get                              everything in every environment",
            "  mooring get -e production --not-ready    what needs somebody",
            "  mooring get service/orders -o json"
        })
final class GetCommand implements Callable<Integer> {
    private static final int REVISION = 7;

    private final Terminal terminal;

    enum Output {
        text,
        json
    }

    @Mixin
    private DaemonOptions daemon;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND/NAME",
            converter = ManifestName.Converter.class,
            description = "Only this manifest.")
    private @Nullable ManifestName manifest;

    @Option(names = "--not-ready", description = "Only what is not Ready.")
    private boolean notReady;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Output output;

    GetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Row(String environment, JsonNode resource) {
        String name() {
            return DaemonApi.name(resource);
        }

        JsonNode ready() {
            return DaemonApi.condition(resource, "Ready");
        }

        boolean isReady() {
            return ready().path("status").asText().equals("True");
        }
    }

    @Override
    public Integer call() {
        try (DaemonApi api = daemon.open()) {
            Seq<Row> rows = daemon.environments(api)
                    .map(DaemonOptions::name)
                    .flatMap(environment -> Vector.ofAll(api.get("environments/" + environment + "/resources")
                                    .path("items"))
                            .map(resource -> new Row(environment, resource)))
                    .filter(row -> manifest == null || row.name().equals(manifest.toString()))
                    .filter(row -> !notReady || !row.isReady());
            if (manifest != null && rows.isEmpty() && !notReady) {
                throw new CommandFailure("there is no " + manifest);
            }
            print(rows);
            return Exit.DONE;
        }
    }

    private void print(Seq<Row> rows) {
        if (output == Output.json) {
            terminal.out().println(DaemonApi.pretty(json(rows)));
        } else {
            rows.foldLeft(
                            Table.of("ENVIRONMENT", "MANIFEST", "READY", "REASON", "REVISION", "MESSAGE"),
                            GetCommand::row)
                    .lines()
                    .forEach(terminal.out()::println);
        }
    }

    private static Table row(Table table, Row row) {
        String revision = row.resource().path("observedRevision").asText();
        return table.row(
                row.environment(),
                row.name(),
                row.ready().path("status").asText("Unknown"),
                row.ready().path("reason").asText("-"),
                revision.substring(0, Math.min(REVISION, revision.length())),
                row.isReady() ? "" : row.ready().path("message").asText());
    }

    private static ObjectNode json(Seq<Row> rows) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> items.add(((ObjectNode) row.resource().deepCopy()).put("environment", row.environment())));
        return JsonNodeFactory.instance.objectNode().set("items", items);
    }
}
