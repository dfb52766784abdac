package dev.mooring.simulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import dev.mooring.simulator.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlarmsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private Simulator simulator;
    private SimulatorClients clients;
    private CloudWatchClient watch;

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder().clock(clock).throttling(false).start();
        clients = new SimulatorClients(simulator.uri());
        watch = clients.client(CloudWatchClient.builder());
    }

    @AfterAll
    void close() {
        clients.close();
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
    }

    private void put(String name, Consumer<PutMetricAlarmRequest.Builder> more) {
        watch.putMetricAlarm(request -> more.accept(request.alarmName(name)
                .namespace("Shop")
                .metricName("Errors")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(2)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)));
    }

    private void measure(double value) {
        watch.putMetricData(request -> request.namespace("Shop")
                .metricData(
                        MetricDatum.builder().metricName("Errors").value(value).build()));
        simulator.advance(MINUTE);
    }

    private MetricAlarm alarm(String name) {
        return watch.describeAlarms(request -> request.alarmNames(name))
                .metricAlarms()
                .getFirst();
    }

    private StateValue composite(String name) {
        return watch.describeAlarms(request -> request.alarmNames(name).alarmTypes(AlarmType.COMPOSITE_ALARM))
                .compositeAlarms()
                .getFirst()
                .stateValue();
    }

    @Test
    void goesOffAfterItsPeriodsAndComesBack() {
        put("errors", request -> {});
        assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);

        measure(5);
        assertThat(alarm("errors").stateValue()).as("one of two periods").isEqualTo(StateValue.OK);
        measure(5);
        assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(alarm("errors").stateReason()).contains("2 out of the last 2", "greater than the threshold (1.0)");
        measure(0);
        assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.OK);

        assertThat(watch.describeAlarmHistory(
                                request -> request.alarmName("errors").historyItemType(HistoryItemType.STATE_UPDATE))
                        .alarmHistoryItems())
                .extracting(item -> item.historySummary())
                .containsExactly(
                        "Alarm updated from ALARM to OK",
                        "Alarm updated from OK to ALARM",
                        "Alarm updated from INSUFFICIENT_DATA to OK");
    }

    @Test
    void compositesFollowTheirChildrenAndSpeakToTheirTopic() {
        SnsClient sns = clients.client(SnsClient.builder());
        SqsClient sqs = clients.client(SqsClient.builder());
        String queue = sqs.createQueue(request -> request.queueName("pager")).queueUrl();
        String queueArn = "arn:aws:sqs:us-east-1:123456789012:pager";
        String topic = sns.createTopic(request -> request.name("pager")).topicArn();
        sqs.setQueueAttributes(request -> request.queueUrl(queue)
                .attributes(Map.of(
                        QueueAttributeName.POLICY,
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                                + "\"sns.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"" + queueArn
                                + "\"}]}")));
        sns.subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(queueArn));
        put("errors", request -> request.evaluationPeriods(1));
        watch.putCompositeAlarm(
                request -> request.alarmName("page").alarmRule("ALARM(errors)").alarmActions(topic));
        assertThat(composite("page")).isEqualTo(StateValue.OK);

        measure(5);

        assertThat(composite("page")).isEqualTo(StateValue.ALARM);
        assertThat(sqs.receiveMessage(request -> request.queueUrl(queue))
                        .messages()
                        .getFirst()
                        .body())
                .contains("NewStateValue", "page");
    }

    @Test
    void silencedAlarmsDoNothing() {
        put(
                "errors",
                request -> request.evaluationPeriods(1)
                        .actionsEnabled(false)
                        .alarmActions("arn:aws:sns:us-east-1:123456789012:pager"));

        measure(5);

        assertThat(watch.describeAlarmHistory(request -> request.historyItemType(HistoryItemType.ACTION))
                        .alarmHistoryItems())
                .isEmpty();
    }

    @Test
    void metricMathIsEvaluated() {
        watch.putMetricAlarm(request -> request.alarmName("rate")
                .evaluationPeriods(1)
                .threshold(10.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .metrics(
                        MetricDataQuery.builder()
                                .id("rate")
                                .expression("IF(all > 0, 100 * FILL(errors, 0) / all, 0)")
                                .build(),
                        query("errors", "Errors"),
                        query("all", "Requests")));
        watch.putMetricData(request -> request.namespace("Shop")
                .metricData(
                        MetricDatum.builder().metricName("Requests").value(20.0).build()));

        measure(3);

        assertThat(alarm("rate").stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(alarm("rate").stateReason()).contains("15.0");
    }

    private static MetricDataQuery query(String id, String metric) {
        return MetricDataQuery.builder()
                .id(id)
                .returnData(false)
                .metricStat(stat -> stat.period(60)
                        .stat("Sum")
                        .metric(Metric.builder()
                                .namespace("Shop")
                                .metricName(metric)
                                .build()))
                .build();
    }

    @Test
    void putReplacesAllButStateAndTags() {
        put(
                "errors",
                request -> request.alarmDescription("first")
                        .treatMissingData("breaching")
                        .tags(Tag.builder().key("team").value("a").build()));
        watch.setAlarmState(request ->
                request.alarmName("errors").stateValue(StateValue.ALARM).stateReason("by hand"));

        put(
                "errors",
                request -> request.tags(Tag.builder().key("team").value("b").build()));

        MetricAlarm alarm = alarm("errors");
        assertThat(alarm.alarmDescription()).isNull();
        assertThat(alarm.treatMissingData()).isNull();
        assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(watch.listTagsForResource(request -> request.resourceARN(alarm.alarmArn()))
                        .tags())
                .extracting(Tag::value)
                .containsExactly("a");
    }

    @Test
    void pagesHoldAHundredAtMost() {
        for (int i = 0; i < 120; i++) {
            put("alarm-" + (1000 + i), request -> {});
        }

        DescribeAlarmsResponse first = watch.describeAlarms(request -> request.maxRecords(100));
        assertThat(first.metricAlarms()).hasSize(100);
        assertThat(watch.describeAlarms(request -> request.nextToken(first.nextToken()))
                        .metricAlarms())
                .hasSize(20);
    }

    @Test
    void unknownTreatmentsAreRefused() {
        assertThatThrownBy(() -> put("errors", request -> request.treatMissingData("sometimes")))
                .isInstanceOfSatisfying(CloudWatchException.class, refused -> {
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                    assertThat(refused.awsErrorDetails().errorMessage())
                            .startsWith("Option sometimes is not supported. Supported options");
                });
    }

    @Test
    void childrenOfACompositeStay() {
        put("errors", request -> {});
        watch.putCompositeAlarm(request -> request.alarmName("page").alarmRule("ALARM(errors)"));

        assertThatThrownBy(() -> watch.deleteAlarms(request -> request.alarmNames("errors")))
                .hasMessageContaining("composite alarm(s) depending on it: [page]");
    }

    @Test
    void dashboardsAreCheckedAndCarryTheirErrorsCode() {
        assertThatThrownBy(() -> watch.putDashboard(request -> request.dashboardName("d")
                        .dashboardBody("{\"widgets\":[{\"type\":\"text\",\"width\":30,\"properties\":{}}]}")))
                .isInstanceOfSatisfying(DashboardInvalidInputErrorException.class, refused -> {
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterInput");
                    assertThat(refused.dashboardValidationMessages())
                            .extracting(message -> message.dataPath())
                            .containsExactly("/widgets/0/width", "/widgets/0/properties");
                });
        assertThatThrownBy(() -> watch.getDashboard(request -> request.dashboardName("d")))
                .isInstanceOf(DashboardNotFoundErrorException.class);
    }

    @Test
    void heldMetricsAreMeasuredEveryMinute() throws Exception {
        put(
                "busy",
                request -> request.namespace("AWS/ECS")
                        .metricName("CPUUtilization")
                        .threshold(80.0));
        HttpRequest hold = HttpRequest.newBuilder(URI.create(simulator.uri() + "/_simulator/metrics"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"namespace\":\"AWS/ECS\",\"metric\":\"CPUUtilization\",\"value\":95}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(hold, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }

        simulator.advance(Duration.ofMinutes(3));

        assertThat(alarm("busy").stateValue()).isEqualTo(StateValue.ALARM);
    }
}
