package dev.mooring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vavr.collection.Seq;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private DaemonOptions daemon;

    @Option(names = "--confirm", paramLabel = "DIGEST", description = "Allow the deletion of just this set.")
    private @Nullable String digest;

    PruneCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param message how the daemon says what is held back; empty: nothing is */
    private record Waiting(String environment, String message) {}

    @Override
    public Integer call() {
        try (DaemonApi api = daemon.open()) {
            Seq<Waiting> all = daemon.environments(api).map(PruneCommand::waiting);
            if (digest == null) {
                all.forEach(one -> terminal.out()
                        .println(one.environment() + ": "
                                + (one.message().isEmpty() ? "nothing is out of git" : one.message())));
            } else {
                confirm(api, all, digest);
            }
            return Exit.DONE;
        }
    }

    private void confirm(DaemonApi api, Seq<Waiting> all, String confirmed) {
        String name = all.find(one -> one.message().endsWith("--confirm " + confirmed))
                .map(Waiting::environment)
                .getOrElseThrow(() -> new CommandFailure("nothing waits for a confirmation of " + confirmed
                        + all.map(Waiting::message)
                                .reject(String::isEmpty)
                                .map(told -> "; " + told)
                                .mkString()));
        api.post(
                "environments/" + name + "/prune",
                JsonNodeFactory.instance.objectNode().put("digest", confirmed));
        terminal.out().println(name + ": confirmed; deleting");
    }

    private static Waiting waiting(JsonNode item) {
        String message = DaemonApi.condition(item, "Pruned").path("message").asText();
        return new Waiting(DaemonOptions.name(item), message);
    }
}
