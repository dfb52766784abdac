package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Value;
import io.vavr.collection.SortedMap;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of a Service set, and taken out again: AWS ends where it would be had the field never been there. */
final class ServiceTransitionsTest {
    private static final String PLAIN = """
            apiVersion: mooring.dev/v1
            kind: Service
            metadata: {name: orders}
            spec:
              image: registry/orders:1
              cpu: 256
              memory: 512
              port: 8080
              routes: [{priority: 100, paths: [/orders]}]
            """;

    private static final String QUEUE = """
            ---
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: inbox}
            spec: {}
            """;

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
    void a_second_pass_writes_nothing() {
        platform.converge(PLAIN + QUEUE);

        assertThat(platform.pass(PLAIN + QUEUE).writes()).isZero();
    }

    @Test
    void everything_is_ready_in_the_end() {
        assertThat(platform.converge(PLAIN + QUEUE).changes()).allSatisfy(planned -> {
            assertThat(planned.change()).isInstanceOf(Change.NoOp.class);
            assertThat(planned.observation())
                    .isInstanceOfSatisfying(
                            Observation.Present.class,
                            live -> assertThat(live.health()).isEqualTo(Health.READY));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas: 3",
                "architecture: ARM64",
                "command: [serve, --verbose]",
                "environment: {LOG_LEVEL: debug}",
                "environment: {INBOX: {queue: inbox, attribute: url}}",
                "secrets: {PASSWORD: {secret: staging/orders, key: password}}",
                "secrets: {PASSWORD: {parameter: /staging/orders}}",
                "logs: {retentionDays: 30}",
                "healthCheck: {path: /health}",
                "healthCheck: {interval: 15s, timeout: 4s}",
                "healthCheck: {healthyThreshold: 2, unhealthyThreshold: 4}",
                "healthCheck: {matcher: 200-299}",
                "healthCheck: {gracePeriod: 2m}",
                "rollout: {circuitBreaker: false}",
                "rollout: {minimumHealthyPercent: 50, maximumPercent: 150}",
                "overrides: {service: {enableExecuteCommand: true}}",
                "overrides: {service: {propagateTags: SERVICE, enableECSManagedTags: true}}",
                "overrides: {taskDefinition: {containerDefinitions: [{name: orders, readonlyRootFilesystem: true}]}}",
                "overrides: {taskDefinition: {containerDefinitions: [{name: orders, stopTimeout: 60}]}}",
                "overrides: {taskDefinition: {containerDefinitions: [{name: orders, dockerLabels: {a: b}}]}}",
                "overrides: {taskDefinition: {ephemeralStorage: {sizeInGiB: 40}}}"
            })
    void a_field_that_is_set_and_unset_leaves_no_trace(String field) {
        new Transitions(platform, PLAIN, QUEUE).leavesNoTrace(field);
    }

    @Test
    void a_changed_port_is_rolled_out_behind_the_same_target_group() {
        platform.converge(PLAIN);

        SortedMap<String, Value.Tree> live =
                Transitions.live(platform.converge(PLAIN.replace("port: 8080", "port: 9090")));

        assertThat(live.get("ecs/service orders").toString()).contains("containerPort: 9090");
    }

    @Test
    void a_route_that_moves_is_mended_and_its_old_rule_is_left_to_pruning() {
        platform.converge(PLAIN);
        String moved = PLAIN.replace("paths: [/orders]", "paths: [/orders, /baskets], hosts: [orders.example.com]");

        SortedMap<String, Value.Tree> live = Transitions.live(platform.converge(moved));

        assertThat(live.get("elbv2/listener-rule 100").toString())
                .contains("/baskets")
                .contains("orders.example.com");
    }

    @Test
    void unrouting_a_service_detaches_its_target_group() {
        platform.converge(PLAIN);
        String worker = PLAIN.replace("  routes: [{priority: 100, paths: [/orders]}]\n", "");

        SortedMap<String, Value.Tree> live = Transitions.live(platform.converge(worker));

        assertThat(live.get("ecs/service orders").get().get("loadBalancers")).isEmpty();
    }
}
