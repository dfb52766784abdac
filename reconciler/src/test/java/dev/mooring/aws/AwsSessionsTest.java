package dev.mooring.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mooring.resource.Failure;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.FaultPlan;
import dev.mooring.simulator.faults.FaultRule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AwsSessionsTest {
    private static final String ACCOUNT = "123456789012";
    private static final Patience ONCE = new Patience(1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));

    private Simulator simulator;
    private AwsSessions sessions;

    @BeforeEach
    void open() throws IOException {
        simulator = Simulator.builder().throttling(false).start();
        sessions = sessions(simulator.uri(), Patience.STANDARD);
    }

    @AfterEach
    void close() {
        sessions.close();
        simulator.close();
    }

    private static AwsSessions sessions(URI endpoint, Patience patience) {
        return new AwsSessions(
                AwsAccess.at(endpoint).withLimits(ApiLimits.none()).withPatience(patience),
                new VirtualStopwatch(),
                new Random(1),
                new SimpleMeterRegistry());
    }

    private AwsSession session() {
        return sessions.of(ACCOUNT, "us-east-1", Option.none());
    }

    @Test
    void the_accounts_number_is_verified_once() {
        AwsSession session = session();

        assertThat(session.verifyAccount(ACCOUNT)).isEqualTo(Either.right(ACCOUNT));
        assertThat(session.verifyAccount(ACCOUNT)).isEqualTo(Either.right(ACCOUNT));
        assertThat(simulator.journal().after(0).count("sts:GetCallerIdentity")).isEqualTo(1);
    }

    @Test
    void credentials_of_another_account_are_refused_with_both_numbers() {
        Failure failure = session().verifyAccount("210987654321").getLeft();

        assertThat(failure).isInstanceOf(Failure.Terminal.class).returns("WrongAccount", Failure::code);
        assertThat(failure.message()).contains(ACCOUNT, "210987654321");
    }

    @Test
    void an_account_that_could_not_be_asked_is_asked_again() {
        simulator.faults().install(FaultPlan.of(FaultRule.first(1, Fault.DENY, "sts:GetCallerIdentity")));

        assertThat(session().verifyAccount(ACCOUNT).getLeft()).isInstanceOf(Failure.Denied.class);
        assertThat(session().verifyAccount(ACCOUNT)).isEqualTo(Either.right(ACCOUNT));
    }

    @Test
    void a_role_is_assumed_in_its_own_account() {
        AwsSession session =
                sessions.of("210987654321", "eu-west-1", Option.some("arn:aws:iam::210987654321:role/mooring"));

        assertThat(session.verifyAccount("210987654321")).isEqualTo(Either.right("210987654321"));
    }

    @Test
    void environments_of_one_account_and_region_share_a_session_and_its_pace() {
        AwsSession staging = sessions.of(ACCOUNT, "us-east-1", Option.none());
        AwsSession production = sessions.of(ACCOUNT, "us-east-1", Option.none());
        AwsSession byRole = sessions.of(ACCOUNT, "us-east-1", Option.some("arn:aws:iam::123456789012:role/r"));
        AwsSession elsewhere = sessions.of(ACCOUNT, "eu-west-1", Option.none());

        assertThat(staging).isSameAs(production).isNotSameAs(byRole).isNotSameAs(elsewhere);
        assertThat(staging.calls()).isSameAs(byRole.calls()).isNotSameAs(elsewhere.calls());
    }

    @Test
    void the_sdk_does_not_retry_on_its_own() {
        try (AwsSessions impatient = sessions(simulator.uri(), ONCE)) {
            simulator.faults().install(FaultPlan.of(FaultRule.always(Fault.SERVER_ERROR, "sqs:*")));
            AwsSession session = impatient.of(ACCOUNT, "us-east-1", Option.none());

            Failure failure = session.calls()
                    .call("sqs:ListQueues", () -> session.sqs().listQueues())
                    .getLeft();

            assertThat(failure).isInstanceOf(Failure.Transient.class);
            assertThat(simulator.journal().after(0).count("sqs:ListQueues")).isEqualTo(1);
        }
    }

    @Test
    void an_answer_that_is_lost_is_asked_for_again() {
        simulator.faults().install(FaultPlan.of(FaultRule.first(2, Fault.LOST_RESPONSE, "sqs:ListQueues")));
        AwsSession session = session();

        assertThat(session.calls()
                        .call("sqs:ListQueues", () -> session.sqs().listQueues())
                        .isRight())
                .isTrue();
        assertThat(simulator.journal().after(0).count("sqs:ListQueues")).isEqualTo(3);
    }

    @Test
    void where_nobody_listens_the_connection_is_refused() {
        simulator.close();
        AwsSession session = session();

        Failure failure = session.calls()
                .call("ecs:ListClusters", () -> session.ecs().listClusters())
                .getLeft();

        assertThat(failure).isInstanceOf(Failure.Transient.class).returns("ConnectionRefused", Failure::code);
    }

    @Test
    void a_page_of_html_from_an_emulator_is_a_fault_that_passes() throws IOException {
        HttpServer html = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = "<!doctype html><title>500 Internal Server Error</title>".getBytes(StandardCharsets.UTF_8);
        html.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(500, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        html.start();
        try (AwsSessions toHtml =
                sessions(URI.create("http://127.0.0.1:" + html.getAddress().getPort()), ONCE)) {
            AwsSession session = toHtml.of(ACCOUNT, "us-east-1", Option.none());

            assertThat(session.calls()
                            .call("ecs:ListClusters", () -> session.ecs().listClusters())
                            .getLeft())
                    .isInstanceOf(Failure.Transient.class);
            assertThat(session.calls()
                            .call(
                                    "elasticloadbalancing:DescribeRules",
                                    () -> session.elb().describeTargetGroups())
                            .getLeft())
                    .isInstanceOf(Failure.Transient.class);
            assertThat(session.calls()
                            .call("sqs:ListQueues", () -> session.sqs().listQueues())
                            .getLeft())
                    .isInstanceOf(Failure.Transient.class);
        } finally {
            html.stop(0);
        }
    }

    @Nested
    final class Tags {
        private final AtomicInteger directReads = new AtomicInteger();

        private Either<Failure, Map<String, Map<String, String>>> direct(Seq<String> arns) {
            directReads.incrementAndGet();
            return Either.right(arns.toMap(arn -> arn, arn -> HashMap.of("read", "directly")));
        }

        private String queue(AwsSession session, String name, java.util.Map<String, String> tags) {
            session.sqs().createQueue(request -> request.queueName(name).tags(tags));
            return "arn:aws:sqs:us-east-1:" + ACCOUNT + ":" + name;
        }

        private Map<String, Either<Failure, Map<String, String>>> tags(
                TagInventory inventory, Seq<String> arns, int batch) {
            return inventory.tags(
                    arns.toMap(arn -> arn, arn -> arn),
                    TagCalls.batched(batch, this::direct, (arn, tags) -> Either.right(arn)),
                    Fanout.inTurn());
        }

        @Test
        void ours_are_read_together_and_once() {
            AwsSession session = session();
            java.util.Map<String, String> ours = java.util.Map.of("mooring:environment", "staging", "team", "checkout");
            String first = queue(session, "first", ours);
            String second = queue(session, "second", ours);
            TagInventory inventory = session.inventory("staging", Vector.empty());

            assertThat(tags(inventory, Vector.of(first, second), 20))
                    .isEqualTo(HashMap.of(
                            first, Either.right(HashMap.ofAll(ours)), second, Either.right(HashMap.ofAll(ours))));
            tags(inventory, Vector.of(first), 20);
            assertThat(directReads).hasValue(0);
            assertThat(simulator.journal().after(0).count("tagging:GetResources")
                            + simulator.journal().after(0).count("tag:GetResources"))
                    .isEqualTo(1);
        }

        @Test
        void what_the_inventory_does_not_name_is_asked_for_directly_in_batches() {
            AwsSession session = session();
            String ours = queue(session, "ours", java.util.Map.of("mooring:environment", "staging"));
            Vector<String> strangers = Vector.rangeClosed(1, 5).map(number -> "arn:stranger-" + number);

            Map<String, Either<Failure, Map<String, String>>> tags =
                    tags(session.inventory("staging", Vector.empty()), strangers.append(ours), 2);

            assertThat(directReads).hasValue(3);
            assertThat(tags.size()).isEqualTo(6);
            assertThat(tags.get("arn:stranger-5").get().get()).isEqualTo(HashMap.of("read", "directly"));
        }

        @Test
        void without_the_tagging_api_everything_is_asked_for_directly() {
            simulator.faults().install(FaultPlan.of(FaultRule.always(Fault.DENY, "tag*")));
            AwsSession session = session();
            String ours = queue(session, "ours", java.util.Map.of("mooring:environment", "staging"));
            TagInventory inventory = session.inventory("staging", Vector.empty());

            assertThat(tags(inventory, Vector.of(ours), 1).get(ours).get().isRight())
                    .isTrue();
            assertThat(tags(inventory, Vector.of(ours), 1).get(ours).get().isRight())
                    .isTrue();
            assertThat(directReads).hasValue(2);
        }

        @Test
        void a_direct_read_that_fails_leaves_the_owner_unknown() {
            Failure denied = new Failure.Denied("sqs:ListQueueTags", "AccessDenied", "no");
            TagCalls calls = TagCalls.batched(1, arns -> Either.left(denied), (arn, tags) -> Either.right(arn));

            assertThat(session()
                            .inventory("staging", Vector.empty())
                            .tags(HashMap.of("arn:x", "arn:x"), calls, Fanout.inTurn())
                            .get("arn:x")
                            .get())
                    .isEqualTo(Either.left(denied));
        }
    }
}
