package dev.mooring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One manifest: its conditions, its AWS objects, and what happened to it lately. */
@Command(
        name = "describe",
        description = "Say all about one manifest of a running daemon: conditions, AWS objects, and its last events.",
        footer = {"", "Examples:", "  mooring describe service/orders -e staging"})
final class DescribeCommand implements Callable<Integer> {
    private static final int EVENTS = 20;

    private final Terminal terminal;

    @Mixin
    private DaemonOptions daemon;

    @Parameters(
            paramLabel = "KIND/NAME",
            converter = ManifestName.Converter.class,
            description = "The manifest, such as service/orders.")
    private ManifestName manifest;

    DescribeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (DaemonApi api = daemon.open()) {
            String environment = daemon.environment(api);
            JsonNode resource = api.get("environments/" + environment + "/" + manifest.path());
            Seq<JsonNode> events = DaemonApi.events(api, environment, manifest).takeRight(EVENTS);
            head(environment, resource);
            section("Conditions", conditions(resource));
            section("AWS objects", parts(resource));
            section("Last events", events.map(EventLine::of));
            return Exit.DONE;
        }
    }

    private void head(String environment, JsonNode resource) {
        terminal.out()
                .println(manifest + " in " + environment
                        + (resource.path("suspended").asBoolean() ? ", suspended: observed and not written" : ""));
        terminal.out()
                .println("revision " + resource.path("revision").asText() + ", observed "
                        + resource.path("observedRevision").asText());
    }

    private void section(String title, Seq<String> lines) {
        terminal.out().println();
        terminal.out().println(title + ":");
        (lines.isEmpty() ? Vector.of("none") : lines)
                .forEach(line -> terminal.out().println("  " + line));
    }

    private static Seq<String> conditions(JsonNode resource) {
        return Vector.ofAll(resource.path("conditions"))
                .foldLeft(
                        Table.of("TYPE", "STATUS", "REASON", "SINCE", "MESSAGE"),
                        (table, one) -> table.row(
                                one.path("type").asText(),
                                one.path("status").asText(),
                                one.path("reason").asText(),
                                DaemonApi.time(one.path("lastTransitionTime")),
                                one.path("message").asText()))
                .lines();
    }

    private static Seq<String> parts(JsonNode resource) {
        return Vector.ofAll(resource.path("parts"))
                .foldLeft(
                        Table.of("TYPE", "NAME", "STATE", "REASON", "MESSAGE"),
                        (table, one) -> table.row(
                                one.path("type").asText(),
                                one.path("name").asText(),
                                one.path("state").asText(),
                                one.path("reason").asText(),
                                one.path("message").asText()))
                .lines();
    }
}
