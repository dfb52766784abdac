package dev.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people ask of a running daemon, and how its answers read. */
final class DaemonCommandsTest {
    private static final String READY =
            "{\"type\": \"Ready\", \"status\": \"True\", \"reason\": \"Ready\", \"message\": \"all is well\","
                    + " \"lastTransitionTime\": \"2026-01-01T12:00:00Z\"}";
    private static final String ROLLED_BACK = "{\"type\": \"Ready\", \"status\": \"False\", \"reason\": \"RolledBack\","
            + " \"message\": \"ECS went back to orders:1\", \"lastTransitionTime\": \"2026-01-01T12:00:00Z\"}";
    private static final String ORDERS = """
            {"kind": "Service", "name": "orders", "revision": "c0ffee0123", "observedRevision": "c0ffee0123",
             "suspended": true, "conditions": [ROLLED_BACK],
             "parts": [{"type": "ecs/service", "scope": "staging", "name": "orders", "state": "Stalled",
                        "reason": "RolledBack", "message": "ECS went back to orders:1"}]}
            """.replace("ROLLED_BACK", ROLLED_BACK);
    private static final String INBOX = """
            {"kind": "Queue", "name": "inbox", "revision": "c0ffee0123", "observedRevision": "c0ffee0123",
             "suspended": false, "conditions": [READY], "parts": []}
            """.replace("READY", READY);

    private CannedDaemon daemon;

    @BeforeEach
    void open() throws IOException {
        daemon = new CannedDaemon()
                .says("environments", "{\"items\": [{\"name\": \"staging\", \"conditions\": []}]}")
                .says("environments/staging/resources", "{\"items\": [" + INBOX + ", " + ORDERS + "]}")
                .says("environments/staging/resources/Service/orders", ORDERS)
                .says("environments/staging/plan", "No changes.\n\n")
                .says("environments/staging/events", """
                        {"items": [
                          {"sequence": 1, "time": "2026-01-01T11:00:00Z", "type": "Created", "kind": "Queue",
                           "name": "inbox", "resource": "sqs/queue staging-inbox", "message": "made"},
                          {"sequence": 2, "time": "2026-01-01T12:00:00.123456789Z", "type": "RolledBack", "kind": "Service",
                           "name": "orders", "message": "ECS went back to orders:1"}]}
                        """)
                .says("environments/staging/history", """
                        {"items": [{"sequence": 2, "revision": "c0ffee0123", "started": "2026-01-01T11:00:00Z",
                          "finished": "2026-01-01T11:00:01Z", "changes": [{"kind": "Queue", "name": "inbox",
                          "resource": "sqs/queue staging-inbox", "action": "update", "cause": "drift",
                          "fields": ["DelaySeconds", "VisibilityTimeout"], "startsDeployment": false,
                          "outcome": "done"}]}]}
                        """);
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void getSaysHowEverythingIsALineEach() {
        assertThat(daemon.run("get")).isZero();

        assertThat(daemon.out().lines())
                .containsExactly(
                        "ENVIRONMENT  MANIFEST        READY  REASON      REVISION  MESSAGE",
                        "staging      Queue/inbox     True   Ready       c0ffee0",
                        "staging      Service/orders  False  RolledBack  c0ffee0   ECS went back to orders:1");
    }

    @Test
    void getNarrowsToWhatIsNotReadyOrToOne() {
        assertThat(daemon.run("get", "--not-ready")).isZero();
        assertThat(daemon.out()).contains("Service/orders").doesNotContain("Queue/inbox");

        assertThat(daemon.run("get", "queue/inbox", "-o", "json")).isZero();
        assertThat(daemon.out()).contains("\"environment\" : \"staging\"");

        assertThat(daemon.run("get", "Queue/other")).isEqualTo(Exit.FAILED);
        assertThat(daemon.err()).contains("there is no Queue/other");
    }

    @Test
    void describeSaysConditionsObjectsAndEvents() {
        assertThat(daemon.run("describe", "service/orders")).isZero();

        assertThat(daemon.out())
                .contains(
                        "Service/orders in staging, suspended: observed and not written",
                        "Ready  False   RolledBack  2026-01-01T12:00:00Z  ECS went back to orders:1",
                        "ecs/service  orders  Stalled  RolledBack  ECS went back to orders:1",
                        "2026-01-01T12:00:00Z  RolledBack  Service/orders ECS went back to orders:1")
                .doesNotContain("Queue/inbox");
    }

    @Test
    void eventsAreOldestFirstAndAsManyAsAsked() {
        assertThat(daemon.run("events")).isZero();
        assertThat(daemon.out().lines())
                .containsExactly(
                        "2026-01-01T11:00:00Z  Created  Queue/inbox (sqs/queue staging-inbox) made",
                        "2026-01-01T12:00:00Z  RolledBack  Service/orders ECS went back to orders:1");
    }

    @Test
    void eventsOfOneManifestAndOnlyTheLast() {
        assertThat(daemon.run("events", "queue/inbox")).isZero();
        assertThat(daemon.out()).contains("Created").doesNotContain("RolledBack");

        assertThat(daemon.run("events", "--last", "1")).isZero();
        assertThat(daemon.out()).contains("RolledBack");
    }

    @Test
    void historyTellsEachChangeWithItsRevision() {
        assertThat(daemon.run("history")).isZero();

        assertThat(daemon.out().lines())
                .containsExactly(
                        "2026-01-01T11:00:00Z  revision c0ffee0123",
                        "  update sqs/queue staging-inbox of Queue/inbox (drift): done;"
                                + " DelaySeconds, VisibilityTimeout");
    }

    @Test
    void diffIsThePlanAsItReads() {
        assertThat(daemon.run("diff")).isZero();

        assertThat(daemon.out()).isEqualTo("No changes.\n");
    }

    @ParameterizedTest
    @CsvSource({
        "reconcile,               environments/staging/reconcile",
        "suspend,                 environments/staging/suspend",
        "suspend service/orders,  environments/staging/resources/Service/orders/suspend",
        "resume,                  environments/staging/resume",
        "resume Service/orders,   environments/staging/resources/Service/orders/resume",
        "retry service/orders,    environments/staging/resources/Service/orders/retry",
    })
    void wishesArePosted(String line, String posted) {
        assertThat(daemon.run(line.split(" "))).isZero();

        assertThat(daemon.posted()).containsExactly(posted);
        assertThat(daemon.out()).contains("staging");
    }

    @Test
    void whatTheDaemonRefusesIsTold() {
        daemon.refuses(403, "{\"title\": \"Forbidden\", \"detail\": \"an operator's token is needed\"}");

        assertThat(daemon.run("suspend")).isEqualTo(Exit.FAILED);

        assertThat(daemon.err()).contains("the daemon refuses: an operator's token is needed");
    }

    @Test
    void oneOfSeveralEnvironmentsIsToBeSaid() {
        daemon.says("environments", "{\"items\": [{\"name\": \"staging\"}, {\"name\": \"production\"}]}");

        assertThat(daemon.run("history")).isEqualTo(Exit.FAILED);
        assertThat(daemon.err()).contains("say which environment: -e staging or -e production");

        assertThat(daemon.run("history", "-e", "stagin")).isEqualTo(Exit.FAILED);
        assertThat(daemon.err()).contains("there is no environment stagin; there are staging, production");
    }

    @Test
    void somethingElseOnThePortIsToldApart() {
        daemon.says("environments", "<html>hello</html>");

        assertThat(daemon.run("get")).isEqualTo(Exit.FAILED);

        assertThat(daemon.err()).contains("is no Mooring daemon");
    }

    @Test
    void aManifestIsKindAndName() {
        assertThat(daemon.run("describe", "orders")).isEqualTo(Exit.USAGE);

        assertThat(daemon.err()).contains("'orders' is not KIND/NAME, such as Service/orders");
    }
}
