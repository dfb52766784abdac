package dev.mooring.simulator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.model.Alarm;
import software.amazon.awssdk.services.applicationautoscaling.model.FailedResourceAccessException;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingMetricDataQuery;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingScalingPolicyConfiguration;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** The alarms that target tracking keeps for itself. */
final class TrackingAlarmsTest {
    private static final TargetTrackingMetricDataQuery HALF_OF_ALL = TargetTrackingMetricDataQuery.builder()
            .id("each")
            .expression("all / 2")
            .build();

    private ScaledService service;

    @BeforeEach
    void start() throws IOException {
        service = new ScaledService();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private PutScalingPolicyResponse track(Consumer<TargetTrackingScalingPolicyConfiguration.Builder> more) {
        return service.policy(
                "cpu",
                request -> request.policyType("TargetTrackingScaling")
                        .targetTrackingScalingPolicyConfiguration(
                                more.andThen(tracking -> tracking.targetValue(60.0))));
    }

    private static void cpu(TargetTrackingScalingPolicyConfiguration.Builder tracking) {
        tracking.predefinedMetricSpecification(
                metric -> metric.predefinedMetricType(MetricType.ECS_SERVICE_AVERAGE_CPU_UTILIZATION));
    }

    private List<MetricAlarm> alarms() {
        return service.watch.describeAlarms(request -> {}).metricAlarms();
    }

    @Test
    void aPolicyHasAnAlarmAboveItsTargetAndOneBelow() {
        PutScalingPolicyResponse policy = track(TrackingAlarmsTest::cpu);

        assertThat(policy.alarms()).isEqualTo(service.described("cpu").alarms());
        MetricAlarm above = service.alarm(policy.alarms().getFirst().alarmName());
        assertThat(above.alarmName()).startsWith("TargetTracking-service/staging/orders-AlarmHigh-");
        assertThat(above.alarmArn()).isEqualTo(policy.alarms().getFirst().alarmARN());
        assertThat(above.alarmActions()).hasSize(1).first().asString().startsWith(policy.policyARN() + ":createdBy/");
        assertThat(above.alarmDescription())
                .isEqualTo("DO NOT EDIT OR DELETE. For TargetTrackingScaling policy "
                        + above.alarmActions().getFirst() + ".");
        assertThat(above.namespace()).isEqualTo("AWS/ECS");
        assertThat(above.metricName()).isEqualTo("CPUUtilization");
        assertThat(above.dimensions())
                .extracting(Dimension::name, Dimension::value)
                .containsExactly(tuple("ClusterName", "staging"), tuple("ServiceName", "orders"));
        assertThat(above.unit()).isEqualTo(StandardUnit.PERCENT);
        assertThat(above.statistic()).isEqualTo(Statistic.AVERAGE);
        assertThat(above.period()).isEqualTo(60);
        assertThat(above.evaluationPeriods()).isEqualTo(3);
        assertThat(above.threshold()).isEqualTo(60.0);
        assertThat(above.comparisonOperator()).isEqualTo(ComparisonOperator.GREATER_THAN_THRESHOLD);
        MetricAlarm below = service.alarm(policy.alarms().getLast().alarmName());
        assertThat(below.alarmName()).startsWith("TargetTracking-service/staging/orders-AlarmLow-");
        assertThat(below.evaluationPeriods()).isEqualTo(15);
        assertThat(below.threshold()).isEqualTo(54.0);
        assertThat(below.comparisonOperator()).isEqualTo(ComparisonOperator.LESS_THAN_THRESHOLD);
    }

    @Test
    void customizedMetricsAreWatchedAsTheyAreGiven() {
        String single = track(tracking -> tracking.customizedMetricSpecification(metric -> metric.namespace("Shop")
                        .metricName("Backlog")
                        .statistic("Maximum")
                        .unit("Count")))
                .alarms()
                .getFirst()
                .alarmName();
        assertThat(service.alarm(single).namespace()).isEqualTo("Shop");
        assertThat(service.alarm(single).statistic()).isEqualTo(Statistic.MAXIMUM);
        assertThat(service.alarm(single).unit()).isEqualTo(StandardUnit.COUNT);

        TargetTrackingMetricDataQuery all = TargetTrackingMetricDataQuery.builder()
                .id("all")
                .returnData(false)
                .metricStat(stat ->
                        stat.stat("Sum").metric(of -> of.namespace("Shop").metricName("Backlog")))
                .build();
        String maths = track(
                        tracking -> tracking.customizedMetricSpecification(metric -> metric.metrics(HALF_OF_ALL, all)))
                .alarms()
                .getFirst()
                .alarmName();
        assertThat(service.alarm(maths).metrics())
                .extracting(query -> query.id(), query -> query.expression(), query -> query.returnData())
                .containsExactly(tuple("each", "all / 2", true), tuple("all", null, false));
    }

    @Test
    void whatCloudWatchRefusesIsToldAndLeavesNothing() {
        assertThatThrownBy(() -> track(
                        tracking -> tracking.customizedMetricSpecification(metric -> metric.metrics(HALF_OF_ALL))))
                .isInstanceOf(FailedResourceAccessException.class)
                .hasMessageContaining("Undefined variable all");

        assertThat(alarms()).isEmpty();
        assertThat(service.scaling
                        .describeScalingPolicies(request -> request.serviceNamespace(ServiceNamespace.ECS))
                        .scalingPolicies())
                .isEmpty();
    }

    @Test
    void aChangeRenewsThem() {
        List<Alarm> before = track(TrackingAlarmsTest::cpu).alarms();

        PutScalingPolicyResponse after = track(tracking -> {
            cpu(tracking);
            tracking.disableScaleIn(true);
        });

        assertThat(after.alarms()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(alarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly(after.alarms().getFirst().alarmName());
    }

    @Test
    void theyGoWithTheirPolicyAndWithItsTarget() {
        track(TrackingAlarmsTest::cpu);
        service.scaling.deleteScalingPolicy(request -> request.policyName("cpu")
                .serviceNamespace(ServiceNamespace.ECS)
                .resourceId(ScaledService.RESOURCE)
                .scalableDimension("ecs:service:DesiredCount"));
        assertThat(alarms()).isEmpty();

        track(TrackingAlarmsTest::cpu);
        assertThat(alarms()).hasSize(2);
        service.scaling.deregisterScalableTarget(request -> request.serviceNamespace(ServiceNamespace.ECS)
                .resourceId(ScaledService.RESOURCE)
                .scalableDimension("ecs:service:DesiredCount"));
        assertThat(alarms()).isEmpty();
    }

    @Test
    void theyShowHowTheMetricStandsAndDoNotActTwice() throws Exception {
        service.register(1, 4);
        PutScalingPolicyResponse policy = track(tracking -> {
            cpu(tracking);
            tracking.scaleOutCooldown(3600);
        });
        service.simulator.advance(ScaledService.MINUTE);
        load(150);

        service.simulator.advance(Duration.ofMinutes(5));

        assertThat(service.count()).as("two tasks of 75 % are three of 50 %").isEqualTo(3);
        load(600);
        service.simulator.advance(Duration.ofMinutes(5));
        assertThat(service.alarm(policy.alarms().getFirst().alarmName()).stateValue())
                .isEqualTo(StateValue.ALARM);
        assertThat(service.count()).as("cooling down, whatever the alarm says").isEqualTo(3);
    }

    private void load(double cpu) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(service.simulator.uri().resolve("/_simulator/load"))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"cluster\": \"staging\", \"service\": \"orders\", \"cpu\": " + cpu + "}"))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }
}
