package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.plan.PlannedChange;
import dev.mooring.simulator.journal.Calls;
import io.vavr.collection.Vector;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How passes go with what ECS does of its own: roll back, run for a long time. */
final class ServiceRolloutTest {
    private static final int FURTHER_PASSES = 10;

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_rollback_is_not_fought_and_another_image_ends_it() {
        platform.converge(service("orders", "1", ""));
        String broken = service("orders", "2-crash", "");
        platform.pass(broken);
        platform.rest();

        for (int pass = 0; pass < FURTHER_PASSES; pass++) {
            assertThat(platform.pass(broken).writes()).isZero();
        }
        assertThat(orders(broken).change()).isInstanceOfSatisfying(Change.Blocked.class, blocked -> {
            assertThat(blocked.reason()).isEqualTo(Change.Reason.ROLLED_BACK);
            assertThat(blocked.message()).contains("exited with code 1");
        });

        Calls next = platform.pass(service("orders", "3", ""));
        assertThat(next.count("ecs:UpdateService")).isOne();
        platform.converge(service("orders", "3", ""));
    }

    @Test
    void a_restart_does_not_forget_a_rollback() {
        platform.converge(service("orders", "1", ""));
        String broken = service("orders", "2-crash", "");
        platform.pass(broken);
        platform.rest();

        platform.restart();

        assertThat(platform.pass(broken).writes()).isZero();
    }

    @Test
    void what_starts_no_deployment_is_kept_up_while_a_rollout_is_rolled_back() {
        platform.converge(service("orders", "1", ""));
        platform.pass(service("orders", "2-crash", ""));
        platform.rest();

        Calls scaled = platform.pass(service("orders", "2-crash", "  replicas: 3\n"));

        assertThat(scaled.count("ecs:UpdateService")).isOne();
        assertThat(scaled.count("ecs:RegisterTaskDefinition")).isZero();
    }

    @Test
    void a_steady_pass_over_a_hundred_services_is_ten_looks() {
        String hundred = Vector.rangeClosed(1, 100)
                .map(number -> service("service-" + number, "1", ""))
                .mkString("---\n");
        platform.converge(hundred);

        Calls steady = platform.pass(hundred);

        assertThat(steady.writes()).isZero();
        assertThat(steady.operations())
                .containsEntry("ecs:DescribeServices", 10L)
                .doesNotContainKeys("ecs:DescribeTaskDefinition", "ecs:ListServiceDeployments", "ecs:ListTasks");
    }

    private PlannedChange orders(String documents) {
        return platform.plan(documents)
                .changes()
                .find(planned -> planned.id().name().equals("orders"))
                .get();
    }

    private static String service(String name, String tag, String more) {
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: NAME}
                spec:
                  image: registry/NAME:TAG
                  cpu: 256
                  memory: 512
                """.replace("NAME", name).replace("TAG", tag) + more;
    }
}
