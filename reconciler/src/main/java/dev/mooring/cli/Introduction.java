package dev.mooring.cli;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import java.net.URI;
import java.nio.file.Path;

/** What somebody who has just seen everything come up may do next. */
final class Introduction {
    private final Path specs;
    private final URI api;
    private final URI aws;
    private final SortedMap<String, DesiredGraph> graphs;

    Introduction(Path specs, URI api, URI aws, SortedMap<String, DesiredGraph> graphs) {
        this.specs = specs;
        this.api = api;
        this.aws = aws;
        this.graphs = graphs;
    }

    Seq<String> lines() {
        DesiredGraph graph = graphs.values().last();
        Environment environment = graph.environment();
        return Vector.of(
                "",
                "Everything is Ready. Try next, while this runs:",
                "",
                "  change the image's tag in " + imageOf(graph) + " and save: its plan and its rollout appear here",
                "",
                "  export AWS_ACCESS_KEY_ID=demo AWS_SECRET_ACCESS_KEY=demo AWS_DEFAULT_REGION="
                        + environment.spec().region(),
                "  aws --endpoint-url " + aws + " ecs describe-services --cluster "
                        + environment.spec().cluster() + " --services " + serviceOf(graph),
                "  aws --endpoint-url " + aws + " sqs list-queues        # delete one, and see it come back",
                "",
                "  curl -s " + api + "/api/v1/environments/" + environment.name() + "/resources",
                "",
                "Ctrl-C ends it.",
                "");
    }

    /** Where a person can click: the file and line that say what a service runs. */
    private String imageOf(DesiredGraph graph) {
        return services(graph)
                .headOption()
                .map(service -> service.where().apply("spec.image"))
                .map(position -> specs.resolve(position.file()) + ":" + position.line())
                .getOrElse(specs.toString());
    }

    private static String serviceOf(DesiredGraph graph) {
        return services(graph).headOption().map(Manifest::name).getOrElse("NAME");
    }

    private static Seq<Manifest<? extends Record>> services(DesiredGraph graph) {
        return graph.manifests()
                .values()
                .filter(manifest -> manifest.id().kind().equals("Service"))
                .sortBy(Manifest::id)
                .reverse();
    }
}
