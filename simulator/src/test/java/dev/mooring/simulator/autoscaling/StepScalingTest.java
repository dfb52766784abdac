package dev.mooring.simulator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.applicationautoscaling.model.AdjustmentType;
import software.amazon.awssdk.services.applicationautoscaling.model.Alarm;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricAggregationType;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Metric data, then an alarm, then a step. Rules: user guide of Application Auto Scaling, "How step scaling works". */
final class StepScalingTest {
    private ScaledService service;

    @BeforeEach
    void start() throws IOException {
        service = new ScaledService();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static StepAdjustment step(@Nullable Double from, @Nullable Double to, int adjustment) {
        return StepAdjustment.builder()
                .metricIntervalLowerBound(from)
                .metricIntervalUpperBound(to)
                .scalingAdjustment(adjustment)
                .build();
    }

    private String steps(String name, AdjustmentType type, int cooldown, StepAdjustment... steps) {
        return service.policy(
                        name,
                        request -> request.stepScalingPolicyConfiguration(policy ->
                                policy.adjustmentType(type).cooldown(cooldown).stepAdjustments(steps)))
                .policyARN();
    }

    /** By 1 from a backlog of 10, by 3 from one of 20. */
    private String outByOneOrThree(int cooldown) {
        return steps("out", AdjustmentType.CHANGE_IN_CAPACITY, cooldown, step(0.0, 10.0, 1), step(10.0, null, 3));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "10, 2, the threshold itself does not breach",
        "11, 3, the first step",
        "19.9, 3, the upper bound belongs to the next step",
        "20, 5, the lower bound belongs to its step",
        "500, 5, the last step has no end",
    })
    void theBreachChoosesTheStep(double backlog, int count, String reason) {
        service.alarm("busy", request -> request.alarmActions(outByOneOrThree(300)));

        service.backlog(backlog);

        assertThat(service.count()).as(reason).isEqualTo(count);
    }

    @ParameterizedTest(name = "{0} {1} at least {2} of {3}: {5}")
    @CsvSource({
        "PercentChangeInCapacity,  25, 0, 10, 12, rounded down above one",
        "PercentChangeInCapacity,  10, 0,  2,  3, rounded up to one",
        "PercentChangeInCapacity,  25, 2,  4,  6, at least the magnitude",
        "PercentChangeInCapacity, -10, 0,  2,  1, taken away is at least one",
        "PercentChangeInCapacity, -25, 0, 11,  9, taken away is rounded toward nothing",
        "PercentChangeInCapacity, 900, 0,  4, 20, not above the most",
        "ChangeInCapacity,         -9, 0,  4,  1, not below the least",
        "ChangeInCapacity,          1, 2,  4,  5, a magnitude is of percentages only",
        "ExactCapacity,             7, 0,  4,  7, exactly",
    })
    void adjustmentsAreCounted(String type, int adjustment, int magnitude, int present, int count, String reason) {
        service.count(present);
        String policy = service.policy(
                        "step",
                        request -> request.stepScalingPolicyConfiguration(steps -> steps.adjustmentType(type)
                                .minAdjustmentMagnitude(magnitude == 0 ? null : magnitude)
                                .stepAdjustments(step(0.0, null, adjustment))))
                .policyARN();
        service.alarm("busy", request -> request.alarmActions(policy));

        service.backlog(11);

        assertThat(service.count()).as(reason).isEqualTo(count);
    }

    @Test
    void itGoesOnOnceACooldownForAsLongAsTheAlarmStays() {
        service.alarm("busy", request -> request.alarmActions(outByOneOrThree(120)));

        service.backlog(11);
        assertThat(service.count()).isEqualTo(3);
        service.backlog(11);
        assertThat(service.count()).as("cooling down").isEqualTo(3);
        service.backlog(11);
        assertThat(service.count()).as("cooled down, and still in ALARM").isEqualTo(4);
        service.backlog(0);
        assertThat(service.alarm("busy").stateValue()).isEqualTo(StateValue.OK);
        service.simulator.advance(Duration.ofMinutes(10));
        assertThat(service.count()).as("OK again").isEqualTo(4);
    }

    @Test
    void aLargerStepInTheCooldownAddsTheDifference() {
        service.alarm("busy", request -> request.alarmActions(outByOneOrThree(300)));

        service.backlog(11);
        service.backlog(25);
        assertThat(service.count()).as("three in all, one of them was there").isEqualTo(5);
        service.backlog(25);
        assertThat(service.count()).as("three are there").isEqualTo(5);
    }

    @Test
    void itScalesInOnceACooldownAndOutAtOnce() {
        String in = steps("in", AdjustmentType.CHANGE_IN_CAPACITY, 300, step(null, 0.0, -1));
        service.alarm(
                "idle",
                request -> request.alarmActions(in)
                        .threshold(5.0)
                        .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD));
        service.alarm("busy", request -> request.alarmActions(outByOneOrThree(300)));
        service.count(6);

        service.backlog(1);
        service.backlog(1);
        assertThat(service.count()).isEqualTo(5);
        service.backlog(11);
        assertThat(service.count()).isEqualTo(6);
    }

    @Test
    void figuresOfSeveralPeriodsAreAggregated() {
        String policy = service.policy(
                        "out",
                        request -> request.stepScalingPolicyConfiguration(
                                steps -> steps.adjustmentType(AdjustmentType.CHANGE_IN_CAPACITY)
                                        .metricAggregationType(MetricAggregationType.MINIMUM)
                                        .stepAdjustments(step(0.0, 10.0, 1), step(10.0, null, 3))))
                .policyARN();
        service.alarm("busy", request -> request.evaluationPeriods(2).alarmActions(policy));

        service.backlog(11);
        service.backlog(100);

        assertThat(service.count()).isEqualTo(3);
    }

    @Test
    void theGoodStateMayActToo() {
        String in = steps("in", AdjustmentType.EXACT_CAPACITY, 60, step(null, 0.0, 1));
        service.alarm("busy", request -> request.okActions(in));

        service.backlog(1);

        assertThat(service.count()).isEqualTo(1);
    }

    @Test
    void silencedAlarmsDoNotScaleUntilTheySpeak() {
        service.alarm(
                "busy", request -> request.alarmActions(outByOneOrThree(60)).actionsEnabled(false));

        service.backlog(11);
        assertThat(service.alarm("busy").stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(service.count()).isEqualTo(2);
        service.watch.enableAlarmActions(request -> request.alarmNames("busy"));
        service.backlog(11);
        assertThat(service.count()).isEqualTo(3);
    }

    @Test
    void limitsThatAreRaisedCoolNothingDown() {
        service.alarm("busy", request -> request.alarmActions(outByOneOrThree(300)));

        service.register(4, 20);
        service.backlog(11);

        assertThat(service.count()).isEqualTo(5);
    }

    @Test
    void aStateSetByHandActsByTheFiguresGivenWithIt() {
        service.alarm("busy", request -> request.alarmActions(outByOneOrThree(300)));

        service.watch.setAlarmState(request -> request.alarmName("busy")
                .stateValue(StateValue.ALARM)
                .stateReason("by hand")
                .stateReasonData("{\"recentDatapoints\": [30.0], \"threshold\": 10.0}"));

        assertThat(service.count()).isEqualTo(5);
    }

    @Test
    void aPolicyThatIsGoneIsAnActionThatFailed() {
        service.alarm("busy", request -> request.alarmActions(outByOneOrThree(300)));
        service.scaling.deleteScalingPolicy(request -> request.policyName("out")
                .serviceNamespace(ServiceNamespace.ECS)
                .resourceId(ScaledService.RESOURCE)
                .scalableDimension("ecs:service:DesiredCount"));

        service.backlog(11);

        assertThat(service.count()).isEqualTo(2);
        assertThat(service.watch
                        .describeAlarmHistory(
                                request -> request.alarmName("busy").historyItemType(HistoryItemType.ACTION))
                        .alarmHistoryItems())
                .extracting(item -> item.historySummary())
                .allMatch(summary -> summary.startsWith("Failed to execute action"))
                .hasSize(1);
    }

    @Test
    void aPolicyNamesTheAlarmsThatActOnIt() {
        String policy = outByOneOrThree(300);
        assertThat(service.described("out").alarms()).isEmpty();

        service.alarm("busy", request -> request.alarmActions(policy));
        service.alarm("other", request -> {});

        assertThat(service.described("out").alarms())
                .containsExactly(Alarm.builder()
                        .alarmName("busy")
                        .alarmARN("arn:aws:cloudwatch:us-east-1:123456789012:alarm:busy")
                        .build());
    }

    @Test
    void activitiesTellTheAlarm() {
        service.alarm("busy", request -> request.alarmActions(outByOneOrThree(300)));

        service.backlog(11);

        assertThat(service.scaling
                        .describeScalingActivities(request -> request.serviceNamespace(ServiceNamespace.ECS))
                        .scalingActivities()
                        .getFirst()
                        .cause())
                .isEqualTo("monitor alarm busy in state ALARM triggered policy out");
    }
}
