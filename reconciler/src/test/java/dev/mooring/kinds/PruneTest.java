package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.plan.Plan;
import dev.mooring.plan.Pruning;
import dev.mooring.simulator.journal.Call;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves git leaves AWS, and nothing else does: on the simulator, with its journal for a witness. */
final class PruneTest {
    private static final String ORDERS = """
            ---
            apiVersion: mooring.dev/v1
            kind: Service
            metadata: {name: orders}
            spec:
              image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:commit-1
              cpu: 256
              memory: 512
              port: 8080
              routes: [{priority: 100, paths: ["/orders"]}]
            """;
    private static final String INBOX = queue("inbox", "");
    private static final String ARCHIVE = queue("archive", "");

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private static String queue(String name, String annotations) {
        return """
                ---
                apiVersion: mooring.dev/v1
                kind: Queue
                metadata: {name: NAME, annotations: {ANNOTATIONS}}
                spec: {}
                """.replace("NAME", name).replace("ANNOTATIONS", annotations);
    }

    private static String worker(String name) {
        return """
                ---
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: NAME}
                spec: {image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/NAME:1", cpu: 256, memory: 512}
                """.replace("NAME", name);
    }

    private Seq<String> deletionsFrom(long mark) {
        return Vector.ofAll(platform.simulator.journal().after(mark).calls())
                .map(Call::operation)
                .filter(operation -> operation.contains("Delete"));
    }

    @Test
    void a_service_that_leaves_git_takes_its_objects_along_in_reverse_order_and_no_other() {
        platform.converge(ORDERS + worker("fulfilment") + INBOX);
        long mark = platform.simulator.journal().mark();

        Plan last = platform.converge(worker("fulfilment") + INBOX);

        assertThat(deletionsFrom(mark))
                .containsExactly("DeleteService", "DeleteRule", "DeleteTargetGroup", "DeleteLogGroup");
        assertThat(last.changes()).allMatch(planned -> planned.change() instanceof Change.NoOp);
        assertThat(platform.pass(worker("fulfilment") + INBOX).writes()).isZero();
    }

    @Test
    void a_service_is_gone_before_what_it_uses_goes_though_a_restart_comes_between() {
        platform.converge(ORDERS + INBOX);
        platform.pass(INBOX);
        platform.restart();
        long mark = platform.simulator.journal().mark();

        platform.converge(INBOX);

        assertThat(deletionsFrom(mark)).containsExactly("DeleteRule", "DeleteTargetGroup", "DeleteLogGroup");
    }

    @Test
    void what_a_draining_service_uses_stays_until_it_is_gone_though_a_restart_comes_between() {
        platform.converge(ORDERS + INBOX);
        platform.pass(INBOX);
        long mark = platform.simulator.journal().mark();

        platform.restart();
        platform.pass(INBOX);

        assertThat(deletionsFrom(mark)).as("the list of services leaves it out").isEmpty();
        platform.converge(INBOX);
        assertThat(deletionsFrom(mark)).containsExactly("DeleteRule", "DeleteTargetGroup", "DeleteLogGroup");
    }

    @Test
    void services_in_a_cluster_that_the_environment_named_before_go_when_those_in_the_new_one_are_there() {
        platform.converge(worker("fulfilment") + INBOX);
        long mark = platform.simulator.journal().mark();
        platform.become(Specs.ENVIRONMENT.replace("cluster: apps", "cluster: web"));
        platform.restart();

        platform.converge(worker("fulfilment") + INBOX);

        assertThat(Vector.ofAll(platform.simulator.journal().after(mark).calls())
                        .filter(Call::write)
                        .map(Call::operation))
                .contains("CreateService")
                .endsWith("DeleteService");
        assertThat(platform.pass(worker("fulfilment") + INBOX).writes()).isZero();
    }

    @Test
    void services_left_in_another_cluster_count_against_the_limit() {
        platform.converge(worker("one") + worker("two") + INBOX + ARCHIVE);
        platform.become(Specs.ENVIRONMENT.replace("cluster: apps", "cluster: web"));
        long mark = platform.simulator.journal().mark();

        String left = INBOX + ARCHIVE + worker("three");

        platform.pass(left);
        platform.rest();
        platform.pass(left);

        assertThat(platform.plan(left).pruning().state()).isEqualTo(Pruning.State.UNCONFIRMED);
        assertThat(deletionsFrom(mark)).isEmpty();
    }

    @Test
    void a_queue_that_leaves_git_is_kept_and_named() {
        platform.converge(INBOX + ARCHIVE);
        long mark = platform.simulator.journal().mark();

        Plan plan = platform.converge(ARCHIVE);

        assertThat(deletionsFrom(mark)).isEmpty();
        assertThat(plan.changes().filter(planned -> planned.change() instanceof Change.Kept))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.id()).hasToString("sqs/queue staging-inbox");
                    assertThat(kept.change().verb()).isEqualTo("retained");
                });
    }

    @Test
    void a_queue_whose_deletion_policy_was_changed_goes_by_the_new_one() {
        platform.converge(INBOX + ARCHIVE);
        platform.converge(queue("inbox", "mooring.dev/deletion-policy: delete") + ARCHIVE);
        long mark = platform.simulator.journal().mark();

        platform.converge(ARCHIVE);

        assertThat(deletionsFrom(mark)).containsExactly("DeleteQueue");
    }

    @Test
    void an_emptied_folder_deletes_nothing() {
        platform.converge(ORDERS);
        long mark = platform.simulator.journal().mark();

        platform.pass("");

        assertThat(platform.plan("").pruning().state()).isEqualTo(Pruning.State.EVERYTHING);
        assertThat(platform.simulator.journal().after(mark).writes()).isZero();
    }

    @Test
    void beyond_the_limit_nothing_goes_until_a_person_confirms_that_set() {
        String two = worker("one") + worker("two");
        platform.converge(two + INBOX + ARCHIVE);
        long mark = platform.simulator.journal().mark();

        platform.pass(INBOX + ARCHIVE);
        Pruning held = platform.plan(INBOX + ARCHIVE).pruning();

        assertThat(held.state()).isEqualTo(Pruning.State.UNCONFIRMED);
        assertThat(held.message()).contains("ecs/service one", "ecs/service two", "--confirm " + held.digest());
        assertThat(platform.simulator.journal().after(mark).writes()).isZero();

        platform.confirmPrune("another-digest");
        platform.pass(INBOX + ARCHIVE);
        assertThat(platform.simulator.journal().after(mark).writes()).isZero();

        platform.confirmPrune(held.digest());
        platform.converge(INBOX + ARCHIVE);
        assertThat(deletionsFrom(mark))
                .containsExactly("DeleteService", "DeleteService", "DeleteLogGroup", "DeleteLogGroup");
    }

    @Test
    void a_rule_whose_priority_moves_is_made_anew_before_the_old_one_goes() {
        platform.converge(ORDERS);
        String moved = ORDERS.replace("priority: 100", "priority: 90");
        long mark = platform.simulator.journal().mark();

        platform.converge(moved);

        assertThat(Vector.ofAll(platform.simulator.journal().after(mark).calls())
                        .filter(Call::write)
                        .map(Call::operation)
                        .filter(operation -> operation.endsWith("Rule")))
                .containsExactly("CreateRule", "DeleteRule");
    }
}
