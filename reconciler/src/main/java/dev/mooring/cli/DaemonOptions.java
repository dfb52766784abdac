package dev.mooring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running daemon, and which of its environments. */
final class DaemonOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The daemon's address; ${DEFAULT-VALUE} if not given.")
    private URI server = URI.create("http://127.0.0.1:8080");

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Only this environment. It need not be said where the daemon has just one.")
    private @Nullable String environment;

    @Option(
            names = "--token-env",
            paramLabel = "VARIABLE",
            defaultValue = "MOORING_TOKEN",
            description = "The environment variable that holds your token; ${DEFAULT-VALUE} if not given.")
    private String tokenVariable = "MOORING_TOKEN";

    DaemonApi open() {
        return new DaemonApi(server, io.vavr.control.Option.of(System.getenv(tokenVariable)));
    }

    /**
     * The environments that are meant: the one that was said, or all.
     *
     * @throws CommandFailure where there is none of that name
     */
    Seq<JsonNode> environments(DaemonApi daemon) {
        Seq<JsonNode> all = Vector.ofAll(daemon.get("environments").path("items"));
        if (environment == null) {
            return all;
        }
        Seq<JsonNode> meant = all.filter(one -> name(one).equals(environment));
        if (meant.isEmpty()) {
            throw new CommandFailure("there is no environment " + environment + "; there are " + names(all));
        }
        return meant;
    }

    /**
     * The one environment that is meant.
     *
     * @throws CommandFailure where the daemon has several and none was said
     */
    String environment(DaemonApi daemon) {
        Seq<JsonNode> meant = environments(daemon);
        if (meant.size() != 1) {
            throw new CommandFailure("say which environment: -e "
                    + meant.map(DaemonOptions::name).mkString(" or -e "));
        }
        return name(meant.head());
    }

    static String name(JsonNode environment) {
        return environment.path("name").asText();
    }

    private static String names(Seq<JsonNode> all) {
        return all.map(DaemonOptions::name).mkString(", ");
    }
}
