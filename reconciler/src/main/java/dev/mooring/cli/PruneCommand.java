package dev.mooring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A person's word about deletions beyond an environment's limits. */
@Command(
        name = "prune",
        description = {
            "Say what a daemon holds back of deletions, or allow just those.",
            "",
            "What left git is deleted by itself, within the limits of the environment's prune.maxDeletes and maxPercent.",
            "Beyond them nothing is deleted until somebody confirms that very set by its digest."
        },
        footer = {
            "",
            "Without a daemon: mooring apply --confirm-prune DIGEST.",
            "",
            "Examples:",
            "  mooring prune                                          what is held back, and each digest",
            "  mooring prune --confirm 83e7dee8ae7a",
            "  MOORING_TOKEN=… mooring prune -e staging --confirm 83e7dee8ae7a --server https://mooring.internal"
        })
final class PruneCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The daemon's address; ${DEFAULT-VALUE} if not given.")
    private URI server = URI.create("http://127.0.0.1:8080");

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Only this environment; with --confirm it need not be said: a digest is of one environment.")
    private @Nullable String environment;

    @Option(names = "--confirm", paramLabel = "DIGEST", description = "Allow the deletion of just this set.")
    private @Nullable String digest;

    @Option(
            names = "--token-env",
            paramLabel = "VARIABLE",
            defaultValue = "MOORING_TOKEN",
            description = "The environment variable that holds an operator's token; ${DEFAULT-VALUE} if not given.")
    private String tokenVariable = "MOORING_TOKEN";

    PruneCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param message how the daemon says what is held back; empty: nothing is */
    private record Waiting(String environment, String message) {}

    @Override
    public Integer call() {
        try (DaemonApi daemon = new DaemonApi(server, io.vavr.control.Option.of(System.getenv(tokenVariable)))) {
            Seq<Waiting> all = Vector.ofAll(daemon.get("environments").path("items"))
                    .map(PruneCommand::waiting)
                    .filter(one -> environment == null || environment.equals(one.environment()));
            if (digest == null) {
                all.forEach(one -> terminal.out()
                        .println(one.environment() + ": "
                                + (one.message().isEmpty() ? "nothing is out of git" : one.message())));
            } else {
                confirm(daemon, all, digest);
            }
            return Exit.DONE;
        }
    }

    private void confirm(DaemonApi daemon, Seq<Waiting> all, String confirmed) {
        String name = all.find(one -> one.message().endsWith("--confirm " + confirmed))
                .map(Waiting::environment)
                .getOrElseThrow(() -> new CommandFailure("nothing waits for a confirmation of " + confirmed
                        + all.map(Waiting::message)
                                .reject(String::isEmpty)
                                .map(told -> "; " + told)
                                .mkString()));
        daemon.post(
                "environments/" + name + "/prune",
                JsonNodeFactory.instance.objectNode().put("digest", confirmed));
        terminal.out().println(name + ": confirmed; deleting");
    }

    private static Waiting waiting(JsonNode item) {
        String message = Vector.ofAll(item.path("conditions"))
                .find(condition -> condition.path("type").asText().equals("Pruned"))
                .map(condition -> condition.path("message").asText())
                .getOrElse("");
        return new Waiting(item.path("name").asText(), message);
    }
}
