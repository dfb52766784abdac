package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Dashboards, drawn and written out: kept as git says, marked as ours, and a stranger's left alone. */
final class DashboardTest {
    private static final String RAW = """
            apiVersion: mooring.dev/v1
            kind: Dashboard
            metadata: {name: overview}
            spec: {body: {"start": "-PT6H", "widgets": [{"type": "text", "width": 6, "height": 2,
              "x": 0, "y": 0, "properties": {"markdown": "TEXT"}}]}}
            """;
    private static final String DRAWN = """
            apiVersion: mooring.dev/v1
            kind: Dashboard
            metadata: {name: overview}
            spec: {generated: {}}
            ---
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: inbox, labels: {team: a}}
            spec: {}
            ---
            apiVersion: mooring.dev/v1
            kind: Topic
            metadata: {name: alerts, labels: {team: b}}
            spec: {}
            ---
            apiVersion: mooring.dev/v1
            kind: Alarm
            metadata: {name: old}
            spec: {on: {queue: inbox, signal: age}, notify: [alerts]}
            """;

    private Platform platform;
    private CloudWatchClient watch;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
        watch = client(platform.simulator.uri());
    }

    private static CloudWatchClient client(URI endpoint) {
        return CloudWatchClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "secret")))
                .build();
    }

    @AfterEach
    void close() {
        watch.close();
        platform.close();
    }

    private String body() {
        return watch.getDashboard(request -> request.dashboardName("staging-overview"))
                .dashboardBody();
    }

    @Test
    void theBodyIsKeptAndSaysWhoseItIs() {
        platform.converge(RAW);

        assertThat(body())
                .contains("\"start\":\"-PT6H\"", "\"markdown\":\"TEXT\"")
                .contains(
                        "Managed by Mooring: ",
                        "`mooring:environment=staging`",
                        "`mooring:resource=Dashboard/overview`");
        assertThat(platform.pass(RAW).writes()).isZero();
    }

    @Test
    void anEditInTheConsoleIsUndone() {
        platform.converge(RAW);
        String ours = body();
        watch.putDashboard(request -> request.dashboardName("staging-overview")
                .dashboardBody(ours.replace("\"width\":6", "\"width\":8").replace("TEXT", "other")));
        assertThat(platform.plan(RAW).matches()).isFalse();

        platform.converge(RAW);

        assertThat(body()).isEqualTo(ours);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"width\":6 | \"width\":6,\"background\":\"solid\" | a member more of a widget",
                "\"start\":\"-PT6H\" | \"start\":\"-PT6H\",\"end\":\"-PT1H\" | a member more of the body",
                "\"markdown\":\"TEXT\" | \"markdown\":\"TEXT\",\"background\":\"transparent\" | a property more",
            })
    void whatGitLeavesOutIsSeenToo(String part, String instead, String reason) {
        platform.converge(RAW);
        String ours = body();

        watch.putDashboard(
                request -> request.dashboardName("staging-overview").dashboardBody(ours.replace(part, instead)));

        assertThat(platform.plan(RAW).matches()).as(reason).isFalse();
    }

    @Test
    void aStrangersIsLeftAlone() {
        watch.putDashboard(request -> request.dashboardName("staging-overview").dashboardBody("{\"widgets\":[]}"));

        Plan plan = platform.plan(RAW);

        PlannedChange change = plan.changes().head();
        assertThat(change.change()).isInstanceOf(Change.Blocked.class);
        assertThat(change.change().toString()).contains("NOT_OWNED");
    }

    @Test
    void aDrawnOneShowsEverySignalAndTheAlarms() {
        platform.converge(DRAWN);

        assertThat(body())
                .contains("## Queue/inbox", "## Topic/alerts")
                .contains("\"ApproximateAgeOfOldestMessage\",\"QueueName\",\"staging-inbox\"")
                .contains("arn:aws:cloudwatch:us-east-1:123456789012:alarm:staging-old");
        assertThat(platform.pass(DRAWN).writes()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{kinds: [Queue]}               | ## Queue/inbox  | ## Topic/alerts",
                "{labels: {team: b}}            | ## Topic/alerts | ## Queue/inbox",
                "{alarms: false}                | ## Queue/inbox  | alarm:staging-old",
            })
    void selectionsAreKeptTo(String generated, String shown, String hidden) {
        platform.converge(DRAWN.replace("generated: {}", "generated: " + generated));

        assertThat(body()).contains(shown).doesNotContain(hidden);
    }

    @Test
    void mistakesAreTold() {
        assertThat(Specs.problems(DRAWN.replace("generated: {}", "generated: {kinds: [Queu]}")))
                .singleElement()
                .asString()
                .contains("no document of kind Queu can be watched in staging; did you mean `Queue`?");
        assertThat(Specs.problems(RAW.replace("\"widgets\"", "\"widget\"")))
                .singleElement()
                .asString()
                .contains("a body has a list of widgets");
    }
}
