package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.plan.PlannedChange;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** An alarm that fires while a deployment bakes: ECS turns it back, and that is not fought. */
final class BakeAlarmTest {
    private static final int FURTHER_PASSES = 20;
    private static final String ALARM = "orders-5xx";

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
                "{strategy: rolling, bakeTime: 10m}",
                "{strategy: blueGreen, bakeTime: 10m}",
                "{strategy: canary, bakeTime: 1m, canary: {percent: 10, bakeTime: 10m}}"
            })
    void rolls_back_and_stays_so_until_git_says_otherwise(String rollout) {
        try (CloudWatchClient cloudWatch = cloudWatch()) {
            makeAlarm(cloudWatch);
            platform.converge(orders(1, rollout));
            platform.rest();
            platform.pass(orders(2, rollout));
            platform.simulator.advance(Duration.ofSeconds(6));

            cloudWatch.setAlarmState(request ->
                    request.alarmName(ALARM).stateValue(StateValue.ALARM).stateReason("too many errors"));
            platform.simulator.advance(Duration.ofSeconds(10));

            for (int pass = 0; pass < FURTHER_PASSES; pass++) {
                assertThat(platform.pass(orders(2, rollout)).writes()).isZero();
            }
            assertThat(service(orders(2, rollout)).change()).isInstanceOfSatisfying(Change.Blocked.class, blocked -> {
                assertThat(blocked.reason()).isEqualTo(Change.Reason.ROLLED_BACK);
                assertThat(blocked.message()).contains(ALARM);
            });

            cloudWatch.setAlarmState(request ->
                    request.alarmName(ALARM).stateValue(StateValue.OK).stateReason("none any more"));
            platform.converge(orders(3, rollout));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5xxRate", "latency", "requests", "unhealthyHosts"})
    void an_alarm_of_this_environment_watches_both_groups(String signal) {
        String documents =
                orders(1, "{strategy: blueGreen, alarms: [checkout]}").replaceFirst("(?s)  overrides:.*", "")
                        + """
                ---
                apiVersion: mooring.dev/v1
                kind: Alarm
                metadata: {name: checkout}
                spec: {on: {service: orders, signal: SIGNAL}}
                """.replace("SIGNAL", signal);

        platform.converge(documents);

        assertThat(service(documents).observation().toString()).contains("alarmNames: [staging-checkout]");
        try (CloudWatchClient cloudWatch = cloudWatch()) {
            assertThat(cloudWatch
                            .describeAlarms()
                            .metricAlarms()
                            .get(0)
                            .metrics()
                            .toString())
                    .contains("targetgroup/staging-orders/", "targetgroup/staging-orders-alt/");
        }
        assertThat(platform.pass(documents).writes()).isZero();
    }

    private static void makeAlarm(CloudWatchClient cloudWatch) {
        cloudWatch.putMetricAlarm(request -> request.alarmName(ALARM)
                .namespace("Shop")
                .metricName("Errors")
                .statistic(Statistic.SUM)
                .period(86_400)
                .evaluationPeriods(1)
                .threshold(5.0)
                .treatMissingData("ignore")
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
    }

    private PlannedChange service(String documents) {
        return platform.plan(documents)
                .changes()
                .find(planned -> planned.id().name().equals("orders"))
                .get();
    }

    private CloudWatchClient cloudWatch() {
        return CloudWatchClient.builder()
                .endpointOverride(platform.simulator.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private static String orders(int release, String rollout) {
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: orders}
                spec:
                  image: registry/orders:RELEASE
                  cpu: 256
                  memory: 512
                  replicas: 2
                  port: 8080
                  routes: [{priority: 100, paths: [/orders]}]
                  rollout: ROLLOUT
                  overrides:
                    service:
                      deploymentConfiguration: {alarms: {alarmNames: [orders-5xx], enable: true, rollback: true}}
                """.replace("RELEASE", Integer.toString(release)).replace("ROLLOUT", rollout);
    }
}
