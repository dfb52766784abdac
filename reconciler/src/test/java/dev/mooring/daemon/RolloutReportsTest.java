package dev.mooring.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.aws.AwsAccess;
import dev.mooring.aws.AwsSessions;
import dev.mooring.aws.DeploymentLog;
import dev.mooring.aws.DeploymentLog.Ended;
import dev.mooring.aws.Stopwatch;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Simulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Where the ends of rollouts arrive, on the simulator. */
class RolloutReportsTest {

    @Test
    void anEndIsAFigureByItselfAndByServiceAndAnEventWithItsCommit() throws Exception {
        try (Simulator simulator = Simulator.builder().apis(new EveryApi()).start();
                CloudWatchLogsClient logs = CloudWatchLogsClient.builder()
                        .endpointOverride(simulator.uri())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build();
                CloudWatchClient figures = CloudWatchClient.builder()
                        .endpointOverride(simulator.uri())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build();
                AwsSessions sessions = new AwsSessions(
                        AwsAccess.at(simulator.uri()), Stopwatch.system(), new Random(1), new SimpleMeterRegistry())) {
            logs.createLogGroup(request -> request.logGroupName("/shop/deployments"));
            DeploymentLog log = new DeploymentLog(sessions.in("123456789012", "us-east-1"), "/shop/deployments");
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

            assertThat(log.tell(new Ended("staging", "orders", "abc", "r/orders:1", true, "is ready", now))
                            .isRight())
                    .isTrue();
            assertThat(log.tell(new Ended("staging", "orders", "def", "r/orders:2", false, "rolled back", now))
                            .isRight())
                    .isTrue();

            JsonNode last = new ObjectMapper()
                    .readTree(logs.getLogEvents(request -> request.logGroupName("/shop/deployments")
                                    .logStreamName("mooring")
                                    .startFromHead(true))
                            .events()
                            .getLast()
                            .message());
            assertThat(last.get("commit").asText()).isEqualTo("def");
            assertThat(last.get("result").asText()).isEqualTo("failure");
            assertThat(figures.listMetrics(request -> request.namespace("CI/CD").metricName("DeploymentStatus"))
                            .metrics())
                    .extracting(metric -> metric.dimensions().size())
                    .containsExactlyInAnyOrder(0, 2);
        }
    }
}
