package dev.mooring.cli;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Environment;
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
        Environment environment = graphs.values().head().environment();
        String name = environment.name();
        String region = environment.spec().region();
        return Vector.of(
                "",
                "Everything is Ready. Try next, while this runs:",
                "",
                "  edit an image's tag below " + specs + ", save, and watch the plan and the rollout here",
                "",
                "  export AWS_ACCESS_KEY_ID=demo AWS_SECRET_ACCESS_KEY=demo AWS_DEFAULT_REGION=" + region,
                "  aws --endpoint-url " + aws + " ecs list-services --cluster "
                        + environment.spec().cluster(),
                "  aws --endpoint-url " + aws + " sqs list-queues        # delete one, and see it come back",
                "",
                "  curl -s " + api + "/api/v1/environments/" + name + "/resources",
                "",
                "Ctrl-C ends it.",
                "");
    }
}
