package dev.mooring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.collection.Vector;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What was changed in AWS, by which revision. */
@Command(
        name = "history",
        description = "Say what a running daemon changed in AWS, pass by pass, each with its revision; newest first.",
        footer = {"", "Examples:", "  mooring history -e production"})
final class HistoryCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DaemonOptions daemon;

    HistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (DaemonApi api = daemon.open()) {
            String environment = daemon.environment(api);
            api.get("environments/" + environment + "/history").path("items").forEach(this::print);
            return Exit.DONE;
        }
    }

    private void print(JsonNode receipt) {
        terminal.out()
                .println(DaemonApi.time(receipt.path("started")) + "  revision "
                        + receipt.path("revision").asText());
        Vector.ofAll(receipt.path("changes")).forEach(change -> terminal.out().println("  " + line(change)));
    }

    private static String line(JsonNode change) {
        String fields =
                Vector.ofAll(change.path("fields")).map(JsonNode::asText).mkString(", ");
        return change.path("action").asText() + " " + change.path("resource").asText() + " of "
                + change.path("kind").asText() + "/" + change.path("name").asText()
                + " (" + change.path("cause").asText()
                + (change.path("startsDeployment").asBoolean() ? ", starts a deployment" : "") + "): "
                + change.path("outcome").asText() + (fields.isEmpty() ? "" : "; " + fields);
    }
}
