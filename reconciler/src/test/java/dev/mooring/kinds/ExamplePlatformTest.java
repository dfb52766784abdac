package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.SpecLoader;
import dev.mooring.resource.ResourceId;
import dev.mooring.source.DirectorySource;
import dev.mooring.source.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The specs that the project comes with are right, and stand for what the README says. */
final class ExamplePlatformTest {
    private final StandardKinds kinds = new StandardKinds();

    @Test
    void both_environments_become_graphs() {
        Snapshot example;
        try (var source = new DirectorySource(root().resolve("specs"), Duration.ofSeconds(1))) {
            example = source.poll().snapshot().get();
        }
        var environments = new SpecLoader(kinds).load(example.files());

        assertThat(environments.isValid()).as(environments::toString).isTrue();
        assertThat(environments.get().keySet()).containsExactly("production", "staging");
        for (var specs : environments.get().values()) {
            var graph = DesiredGraph.of(specs.beside(example.folders()), kinds::expand, "0000000");
            assertThat(graph.isValid()).as(graph::toString).isTrue();
            String name = specs.environment().name();
            assertThat(graph.get().resources().keySet().map(ResourceId::toString))
                    .contains(
                            "s3/bucket " + name + "-console-123456789012",
                            "site/content " + name + "-console-123456789012",
                            "ecs/service orders",
                            "ecs/service fulfilment",
                            "elbv2/target-group " + name + "-orders",
                            "elbv2/listener-rule 100",
                            "logs/log-group /mooring/" + name + "/fulfilment",
                            "sns/topic " + name + "-order-events",
                            "sns/subscription sqs arn:aws:sqs:us-east-1:123456789012:" + name + "-order-audit",
                            "sqs/queue " + name + "-fulfilment-inbox",
                            "sqs/queue " + name + "-fulfilment-dead");
        }
    }

    private static Path root() {
        Path module = Path.of("").toAbsolutePath();
        return Files.exists(module.resolve("mvnw")) ? module : module.resolve("..");
    }
}
