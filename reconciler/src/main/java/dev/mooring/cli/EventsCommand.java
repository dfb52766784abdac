package dev.mooring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What happened lately. */
@Command(
        name = "events",
        description = "Say what happened lately in a running daemon's environments, oldest first.",
        footer = {
            "",
            "Examples:",
            "  mooring events -e production",
            "  mooring events service/orders -e staging --last 5"
        })
final class EventsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DaemonOptions daemon;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND/NAME",
            converter = ManifestName.Converter.class,
            description = "Only what concerns this manifest.")
    private @Nullable ManifestName manifest;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many; ${DEFAULT-VALUE} if not given.")
    private int last;

    EventsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (DaemonApi api = daemon.open()) {
            Seq<String> names = daemon.environments(api).map(DaemonOptions::name);
            Seq<Tuple2<String, JsonNode>> events = names.flatMap(
                            name -> DaemonApi.events(api, name, manifest).map(event -> Tuple.of(name, event)))
                    .sortBy(event -> event._2.path("time").asText());
            events.takeRight(last)
                    .forEach(event -> terminal.out()
                            .println((names.size() == 1 ? "" : event._1 + "  ") + EventLine.of(event._2)));
            return Exit.DONE;
        }
    }
}
