package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Value;
import io.vavr.collection.SortedMap;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of a Service beyond the common ones, by subject: set, changed, and taken out again. */
final class ServiceFieldsTransitionsTest {
    private static final String ROUTED = """
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

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "targetGroup: {deregistrationDelay: 15s}",
                "targetGroup: {slowStart: 45s}",
                "targetGroup: {algorithm: leastOutstandingRequests}",
                "targetGroup: {algorithm: weightedRandom, anomalyMitigation: true}",
                "targetGroup: {stickiness: {duration: 1h}}",
                "overrides: {targetGroup: {HealthCheckPort: '9090'}}",
                "overrides: {targetGroup: {Attributes: {load_balancing.cross_zone.enabled: 'true'}}}",
            })
    void the_load_balancers_treatment(String field) {
        transitions().leavesNoTrace(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "container: {entryPoint: [/bin/run]}",
                "container: {workingDirectory: /app}",
                "container: {user: '1000:1000'}",
                "container: {readOnlyRootFilesystem: true}",
                "container: {init: true}",
                "container: {stopTimeout: 60s}",
                "container: {startTimeout: 90s}",
                "container: {healthCheck: {command: [CMD, /check], interval: 10s, timeout: 3s, retries: 2}}",
                "sidecars: [{name: proxy, image: 'envoy:1', port: 9901, essential: false}]",
                "sidecars: [{name: proxy, image: 'envoy:1', cpu: 64, memoryReservation: 64, environment: {A: b}}]",
                "sidecars: [{name: proxy, image: 'envoy:1', secrets: {A: {parameter: /a}}, command: [run]}]",
                "logs: {options: {mode: blocking}}",
                "logs: {driver: splunk, options: {splunk-url: 'https://splunk'}, secretOptions: {splunk-token: {parameter: /t}}}",
                "logs: {router: {memoryReservation: 50}, options: {Name: cloudwatch}}",
                "ephemeralStorage: 40",
            })
    void containers(String field) {
        transitions().leavesNoTrace(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec: true",
                "network: {subnets: [subnet-c], assignPublicIp: true}",
                "roles: {task: 'arn:aws:iam::123456789012:role/orders'}",
                "connect: {}",
                "connect: {offer: {name: orders, port: 80, protocol: http, idleTimeout: 30s}}",
                "rollout: {bakeTime: 10m}",
            })
    void what_is_around(String field) {
        transitions().leavesNoTrace(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollout: {strategy: blueGreen, bakeTime: 1m}",
                "rollout: {strategy: canary, bakeTime: 1m, canary: {percent: 20, bakeTime: 2m}}",
                "rollout: {strategy: linear, bakeTime: 1m, linear: {percent: 50, bakeTime: 1m}}",
                "rollout: {strategy: linear, bakeTime: 0m}",
            })
    void strategies(String field) {
        transitions().leavesNoTrace(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rollout: {strategy: canary, bakeTime: 1m} | rollout: {strategy: linear, bakeTime: 2m}",
                "rollout: {strategy: blueGreen, bakeTime: 1m} | rollout: {strategy: canary, bakeTime: 1m}",
                "rollout: {circuitBreaker: false} | rollout: {strategy: blueGreen, bakeTime: 1m}",
                "targetGroup: {slowStart: 45s} | targetGroup: {stickiness: {duration: 2h}}",
                "logs: {driver: splunk, options: {splunk-url: 'https://s'}} | logs: {options: {mode: blocking}}",
                "connect: {offer: {name: a}} | connect: {offer: {name: b, protocol: grpc}}",
                "capacity: [{provider: FARGATE}] | capacity: [{provider: FARGATE, base: 1}, {provider: FARGATE_SPOT, weight: 3}]",
            })
    void the_way_to_a_state_does_not_show(String one, String other) throws IOException {
        SortedMap<String, Value.Tree> moved = transitions().from(one, other);
        SortedMap<String, Value.Tree> back = transitions().from(other, other);

        assertThat(moved).isEqualTo(back);
        try (Platform fresh = new Platform()) {
            Transitions made = new Transitions(fresh, ROUTED);
            assertThat(withoutIdentifiers(made.from(other, other))).isEqualTo(withoutIdentifiers(moved));
        }
    }

    /** The ARNs of target groups and rules end in characters of chance; which group has the traffic is ECS's to say. */
    private static String withoutIdentifiers(SortedMap<String, Value.Tree> live) {
        return live.toString().replaceAll("/[0-9a-f]{16}", "").replaceAll("Weight: [0-9]+", "");
    }

    private Transitions transitions() {
        return new Transitions(platform, ROUTED);
    }
}
