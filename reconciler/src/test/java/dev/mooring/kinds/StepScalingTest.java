package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Value;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** A service that takes steps when an alarm goes off: what that stands for, and that it works. */
final class StepScalingTest {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private static final String SERVICE = """
            apiVersion: mooring.dev/v1
            kind: Service
            metadata: {name: worker}
            spec:
              image: registry/worker:1
              cpu: 256
              memory: 512
            """;

    private static final String ALARMS = """
            ---
            apiVersion: mooring.dev/v1
            kind: Alarm
            metadata: {name: deep}
            spec:
              metric: {namespace: Shop, name: Waiting}
              above: 100
            ---
            apiVersion: mooring.dev/v1
            kind: Alarm
            metadata: {name: empty}
            spec:
              metric: {namespace: Shop, name: Waiting}
              below: 10
            ---
            apiVersion: mooring.dev/v1
            kind: Alarm
            metadata: {name: both}
            spec: {composite: {rule: ALARM(deep) OR ALARM(empty)}}
            ---
            apiVersion: mooring.dev/v1
            kind: Alarm
            metadata: {name: odd}
            spec: {anomaly: {metric: {namespace: Shop, name: Waiting}}}
            """;

    private static final String UNSCALED = SERVICE + "  replicas: 2\n" + ALARMS;

    private static final String SCALED = scaled("""
            - alarm: deep
              cooldown: 60s
              adjustments: [{over: 0, add: 1}, {over: 400, add: 4}]
            - alarm: empty
              adjustments: [{under: 0, remove: 1}, {under: 5, remove: 2}]
            """);

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
    void ranges_reach_to_where_the_next_begins_and_lie_mirrored_below_a_threshold() {
        Plan plan = platform.converge(SCALED);

        assertThat(tree(plan, "staging-worker-steps-deep")
                        .get("StepScalingPolicyConfiguration")
                        .get())
                .hasToString("{AdjustmentType: ChangeInCapacity, Cooldown: 60, MetricAggregationType: Average,"
                        + " StepAdjustments: [{MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 400,"
                        + " ScalingAdjustment: 1}, {MetricIntervalLowerBound: 400, ScalingAdjustment: 4}]}");
        assertThat(tree(plan, "staging-worker-steps-empty")
                        .get("StepScalingPolicyConfiguration")
                        .get())
                .hasToString("{AdjustmentType: ChangeInCapacity, Cooldown: 300, MetricAggregationType: Average,"
                        + " StepAdjustments: [{MetricIntervalLowerBound: -5, MetricIntervalUpperBound: 0,"
                        + " ScalingAdjustment: -1}, {MetricIntervalUpperBound: -5, ScalingAdjustment: -2}]}");
    }

    @Test
    void the_alarm_calls_the_policy_and_a_pass_more_writes_nothing() {
        Plan plan = platform.converge(SCALED);

        assertThat(actions(plan, "staging-deep"))
                .contains(":scalingPolicy:")
                .contains(":resource/ecs/service/apps/worker:policyName/staging-worker-steps-deep");
        assertThat(platform.pass(SCALED).writes()).isZero();
    }

    @Test
    void what_is_unset_leaves_neither_policy_nor_action() {
        platform.converge(SCALED);

        Plan plan = platform.converge(UNSCALED);

        assertThat(actions(plan, "staging-deep")).isEmpty();
        assertThat(platform.session()
                        .autoscaling()
                        .describeScalingPolicies(request -> request.serviceNamespace("ecs"))
                        .scalingPolicies())
                .isEmpty();
    }

    @Test
    void what_is_changed_is_written_as_a_whole() {
        platform.converge(SCALED);
        String percent = scaled("""
                - alarm: deep
                  unit: percent
                  atLeast: 2
                  aggregation: maximum
                  adjustments: [{over: 0, add: 50}]
                """);

        Plan plan = platform.converge(percent);

        assertThat(tree(plan, "staging-worker-steps-deep"))
                .asString()
                .contains("PercentChangeInCapacity", "MinAdjustmentMagnitude: 2", "Maximum", "Cooldown: 300")
                .contains("StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 50}]");
        assertThat(actions(plan, "staging-empty")).isEmpty();
    }

    @Test
    void messages_that_pile_up_bring_tasks_and_what_the_scaler_did_is_left_alone() {
        platform.converge(SCALED);
        CloudWatchClient cloudWatch = platform.session().cloudWatch();

        report(cloudWatch, 600);
        platform.simulator.advance(PERIOD);

        assertThat(cloudWatch
                        .describeAlarms(request -> request.alarmNames("staging-deep"))
                        .metricAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM));
        assertThat(desiredCount()).as("two tasks, and four more").isEqualTo(6);
        for (int pass = 0; pass < 20; pass++) {
            assertThat(platform.pass(SCALED).writes()).isZero();
        }
        assertThat(desiredCount()).isEqualTo(6);

        for (int minute = 0; minute < 6; minute++) {
            report(cloudWatch, 1);
            platform.simulator.advance(PERIOD);
        }

        assertThat(desiredCount())
                .as("nine below the threshold of empty: two fewer, once its cooldown is over")
                .isEqualTo(4);
        assertThat(platform.pass(SCALED).writes()).isZero();
    }

    record Mistake(String why, String steps, String problem) {
        @Override
        public String toString() {
            return why;
        }
    }

    static Mistake[] mistakes() {
        return new Mistake[] {
            new Mistake(
                    "an alarm that nobody declares",
                    "- {alarm: deeep, adjustments: [{over: 0, add: 1}]}",
                    "there is no Alarm \"deeep\" in staging; did you mean deep?"),
            new Mistake(
                    "an alarm of alarms",
                    "- {alarm: both, adjustments: [{over: 0, add: 1}]}",
                    "those start no scaling"),
            new Mistake(
                    "an alarm without a threshold",
                    "- {alarm: odd, adjustments: [{over: 0, add: 1}]}",
                    "no threshold to count from"),
            new Mistake(
                    "the side on which the alarm never goes off",
                    "- {alarm: deep, adjustments: [{under: 0, remove: 1}]}",
                    "deep goes off above its threshold: write over, not under"),
            new Mistake(
                    "the other side",
                    "- {alarm: empty, adjustments: [{over: 0, add: 1}]}",
                    "empty goes off below its threshold: write under, not over"),
            new Mistake(
                    "both sides", "- {alarm: deep, adjustments: [{over: 0, add: 1}, {under: 5, add: 1}]}", "one side"),
            new Mistake(
                    "an alarm twice",
                    "- {alarm: deep, adjustments: [{over: 0, add: 1}]}\n"
                            + "- {alarm: deep, adjustments: [{over: 0, add: 2}]}",
                    "deep has steps already"),
            new Mistake(
                    "a gap at the threshold",
                    "- {alarm: deep, adjustments: [{over: 5, add: 1}]}",
                    "begins at the threshold"),
            new Mistake(
                    "a range that ends before it begins",
                    "- {alarm: deep, adjustments: [{over: 0, add: 1}, {over: 0, add: 2}]}",
                    "further from the threshold"),
            new Mistake("no adjustments", "- {alarm: deep, adjustments: []}", "adjustments"),
            new Mistake("an adjustment that does nothing", "- {alarm: deep, adjustments: [{over: 0}]}", "setTo"),
            new Mistake(
                    "two ways to count",
                    "- {alarm: deep, adjustments: [{over: 0, add: 1}, {over: 5, setTo: 9}]}",
                    "setTo does not go together with add and remove"),
            new Mistake(
                    "percent of an exact number",
                    "- {alarm: deep, unit: percent, adjustments: [{over: 0, setTo: 9}]}",
                    "not how many percent"),
            new Mistake(
                    "a least number of exact tasks",
                    "- {alarm: deep, atLeast: 2, adjustments: [{over: 0, add: 9}]}",
                    "atLeast"),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakes_are_told_where_they_stand(Mistake mistake) {
        assertThat(Specs.problems(scaled(mistake.steps() + "\n")))
                .singleElement()
                .asString()
                .startsWith("staging/specs.yaml:")
                .contains(mistake.problem());
    }

    @Test
    void an_alarm_takes_five_actions() {
        String topics = "arn:aws:sns:us-east-1:123456789012:";
        String loud =
                SCALED.replace("  above: 100\n", "  above: 100\n  notify: [TA, TB, TC, TD, TE]\n".replace("T", topics));

        assertThat(Specs.problems(loud)).singleElement().asString().contains("would have 6 actions");
    }

    private static String scaled(String steps) {
        return SERVICE + "  autoscaling:\n    min: 2\n    max: 8\n    steps:\n"
                + steps.stripTrailing().indent(6) + ALARMS;
    }

    private static void report(CloudWatchClient cloudWatch, double waiting) {
        cloudWatch.putMetricData(request -> request.namespace("Shop")
                .metricData(MetricDatum.builder()
                        .metricName("Waiting")
                        .value(waiting)
                        .build()));
    }

    private int desiredCount() {
        return platform.session()
                .ecs()
                .describeServices(request -> request.cluster("apps").services("worker"))
                .services()
                .getFirst()
                .desiredCount();
    }

    private static String actions(Plan plan, String alarm) {
        return tree(plan, alarm)
                .get("AlarmActions")
                .map(Value::toString)
                .getOrElse("")
                .replace("[]", "");
    }

    private static Value.Tree tree(Plan plan, String name) {
        return plan.changes()
                .filter(planned -> planned.id().name().equals(name))
                .map(PlannedChange::observation)
                .map(observation -> ((Observation.Present) observation).tree())
                .head();
    }
}
