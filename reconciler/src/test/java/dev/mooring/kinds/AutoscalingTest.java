package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.plan.Change;
import dev.mooring.plan.Plan;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Value;
import dev.mooring.simulator.journal.Calls;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** A service whose count belongs to an autoscaler, kept in the simulator's AWS while the autoscaler acts. */
final class AutoscalingTest {
    private static final String SERVICE = """
            apiVersion: mooring.dev/v1
            kind: Service
            metadata: {name: orders}
            spec:
              image: registry/orders:1
              cpu: 256
              memory: 512
            """;

    private static final String SCALED = SERVICE + """
              autoscaling:
                min: 2
                max: 8
                targets: [{metric: cpu, value: 60, scaleOutCooldown: 30s, scaleInCooldown: 30s}]
            """;

    private static final String ASLEEP_AT_NIGHT = SCALED + """
                schedules:
                  - {name: night, schedule: 0 20 * * *, timeZone: Europe/Berlin, min: 0, max: 0}
                  - {name: day, schedule: 0 7 * * MON-FRI, timeZone: Europe/Berlin, min: 2, max: 8}
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
    void begins_with_its_smallest_count_and_is_in_place_after_that() {
        platform.converge(SCALED);

        assertThat(count()).isEqualTo(2);
        assertThat(platform.pass(SCALED).writes()).isZero();
    }

    @Test
    void the_scalers_count_survives_twenty_passes_and_a_deploy() {
        platform.converge(SCALED);
        work(240);
        platform.simulator.advance(Duration.ofMinutes(3));
        assertThat(count()).isEqualTo(4);

        for (int pass = 0; pass < 20; pass++) {
            assertThat(platform.pass(SCALED).writes()).isZero();
        }
        assertThat(count()).isEqualTo(4);

        platform.converge(SCALED.replace("orders:1", "orders:2"));

        assertThat(count()).isEqualTo(4);
    }

    @Test
    void what_the_scaler_took_away_is_not_put_back() {
        platform.converge(SCALED);
        work(480);
        platform.simulator.advance(Duration.ofMinutes(3));
        assertThat(count()).isEqualTo(8);
        work(60);
        platform.simulator.advance(Duration.ofMinutes(10));

        platform.converge(SCALED);

        assertThat(count()).isEqualTo(2);
    }

    /** The clock of the platform starts at noon of a Sunday in UTC. */
    @Test
    void limits_that_a_schedule_moved_are_no_drift() {
        platform.converge(ASLEEP_AT_NIGHT);
        assertThat(count()).isEqualTo(2);

        platform.simulator.advance(Duration.ofHours(10));

        assertThat(count()).isZero();
        assertThat(platform.pass(ASLEEP_AT_NIGHT).writes()).isZero();

        platform.simulator.advance(Duration.ofHours(10));

        assertThat(count()).isEqualTo(2);
        assertThat(platform.pass(ASLEEP_AT_NIGHT).writes()).isZero();
    }

    @Test
    void limits_that_no_schedule_sets_are_drift() {
        platform.converge(ASLEEP_AT_NIGHT);
        platform.simulator.advance(Duration.ofHours(10));

        Plan plan = platform.plan(ASLEEP_AT_NIGHT.replace("min: 0, max: 0", "min: 1, max: 1"));

        assertThat(plan.changes()
                        .filter(planned -> planned.id().type().endsWith("scalable-target"))
                        .head()
                        .change())
                .isInstanceOf(Change.Update.class);
    }

    @Test
    void a_schedule_that_goes_away_takes_its_limits_along() {
        platform.converge(ASLEEP_AT_NIGHT);
        platform.simulator.advance(Duration.ofHours(10));

        platform.converge(SCALED);

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void replicas_hand_over_to_autoscaling_and_take_over_again() {
        platform.converge(SERVICE + "  replicas: 12\n");
        assertThat(count()).isEqualTo(12);
        work(480);

        platform.converge(SCALED);
        assertThat(count()).as("the nearest count that the limits allow").isEqualTo(8);

        platform.converge(SERVICE + "  replicas: 3\n");
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void a_worker_follows_the_depth_of_its_queue() {
        String worker = SERVICE + """
                  autoscaling:
                    min: 1
                    max: 5
                    targets: [{metric: queueDepthPerTask, queue: inbox, value: 100}]
                ---
                apiVersion: mooring.dev/v1
                kind: Queue
                metadata: {name: inbox}
                spec: {}
                """;

        Plan plan = platform.converge(worker);

        Value.Tree policy = plan.changes()
                .filter(planned -> planned.id().name().equals("staging-orders-queue-depth-inbox"))
                .map(planned -> ((Observation.Present) planned.observation()).tree())
                .head();
        assertThat(policy.toString())
                .contains("Name: QueueName, Value: staging-inbox")
                .contains("TargetValue: 100");
        assertThat(platform.pass(worker).writes()).isZero();
    }

    /** Each deployment leaves the traffic with the other group, which the policy must not lose sight of. */
    @Test
    void where_two_groups_take_turns_the_requests_to_both_count() {
        Plan plan = platform.converge(shifting(1));

        Value.Tree policy = plan.changes()
                .filter(planned -> planned.id().name().equals("staging-orders-requests-per-target"))
                .map(planned -> ((Observation.Present) planned.observation()).tree())
                .head();
        assertThat(policy.toString())
                .contains("FILL(group1, 0) + FILL(group2, 0)")
                .contains("targetgroup/staging-orders/")
                .contains("targetgroup/staging-orders-alt/");
    }

    /** The autoscaler makes alarms of its own account, beside Mooring's: no tag, no manifest, no call for them. */
    @Test
    void the_autoscalers_alarms_are_its_own() {
        String others = SCALED + """
                ---
                apiVersion: mooring.dev/v1
                kind: Alarm
                metadata: {name: busy}
                spec: {metric: {namespace: AWS/ECS, name: CPUUtilization}, above: 90}
                """;
        Plan plan = platform.converge(others);
        Seq<String> made = alarms().filter(name -> name.startsWith("TargetTracking-"));
        assertThat(made).hasSize(2);
        assertThat(plan.changes().map(planned -> planned.id().name())).doesNotContainAnyElementsOf(made);

        Calls calls = platform.pass(others);
        assertThat(calls.writes()).isZero();
        assertThat(calls.operations()).containsEntry("monitoring:DescribeAlarms", 1L);
        assertThat(platform.plan(SCALED).pruning().objects().map(orphan -> orphan.name()))
                .doesNotContainAnyElementsOf(made);
        platform.converge(SCALED);

        assertThat(alarms()).containsExactlyElementsOf(made);
    }

    private Seq<String> alarms() {
        return Vector.ofAll(platform.session().cloudWatch().describeAlarms().metricAlarms())
                .map(MetricAlarm::alarmName);
    }

    @Test
    void requests_that_move_from_group_to_group_leave_the_count_alone() {
        platform.converge(shifting(1));
        load("requests", 500);
        platform.simulator.advance(Duration.ofMinutes(10));
        assertThat(count()).isEqualTo(5);

        for (int release = 2; release <= 3; release++) {
            platform.pass(shifting(release));
            platform.simulator.advance(Duration.ofMinutes(1));
            assertThat(weights()).containsOnly(50);
            for (int minute = 0; minute < 30; minute++) {
                platform.simulator.advance(Duration.ofMinutes(1));
                assertThat(count()).as("release %s, minute %s", release, minute).isEqualTo(5);
            }
            assertThat(platform.pass(shifting(release)).writes()).isZero();
        }
    }

    private List<Integer> weights() {
        return platform.session().elb().describeRules(request -> request.listenerArn(Specs.LISTENER)).rules().stream()
                .filter(rule -> !rule.isDefault())
                .flatMap(rule -> rule.actions().stream())
                .flatMap(action -> action.forwardConfig().targetGroups().stream())
                .map(TargetGroupTuple::weight)
                .toList();
    }

    /** At first half of the requests, for ten minutes of a simulator whose deployments hurry, then all. */
    private static String shifting(int release) {
        return SERVICE.replace("orders:1", "orders:" + release) + """
                  port: 80
                  routes: [{priority: 1, paths: [/a]}]
                  rollout: {strategy: linear, bakeTime: 5m, linear: {percent: 50, bakeTime: 10h}}
                  autoscaling: {min: 1, max: 9, targets: [{metric: requestsPerTarget, value: 100}]}
                """;
    }

    @Test
    void a_steady_pass_lists_targets_policies_and_actions_once() {
        platform.converge(ASLEEP_AT_NIGHT);

        Calls calls = platform.pass(ASLEEP_AT_NIGHT);

        assertThat(calls.operations())
                .containsEntry("application-autoscaling:DescribeScalableTargets", 1L)
                .containsEntry("application-autoscaling:DescribeScalingPolicies", 1L)
                .containsEntry("application-autoscaling:DescribeScheduledActions", 1L)
                .doesNotContainKey("application-autoscaling:ListTagsForResource");
    }

    private int count() {
        return platform.plan(SERVICE + "  replicas: 1\n")
                .changes()
                .filter(planned -> planned.id().type().equals("ecs/service"))
                .map(planned -> ((Observation.Present) planned.observation())
                        .tree()
                        .get("desiredCount")
                        .get()
                        .toString())
                .map(Integer::parseInt)
                .head();
    }

    /** As many percent of a task's CPU, which the tasks that run share. */
    private void work(int cpu) {
        load("cpu", cpu);
    }

    private void load(String figure, int value) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String document = new ObjectMapper()
                    .writeValueAsString(Map.of("cluster", "apps", "service", "orders", figure, value));
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(platform.simulator.uri() + "/_simulator/load"))
                            .POST(HttpRequest.BodyPublishers.ofString(document))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
