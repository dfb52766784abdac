package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Desired;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an Alarm stands for, and what is wrong with one. */
final class AlarmKindTest {
    private static final String ALARM = """
            apiVersion: mooring.dev/v1
            kind: Alarm
            metadata: {name: watch}
            spec: SPEC
            """;
    private static final String BESIDE = """
            ---
            apiVersion: mooring.dev/v1
            kind: Service
            metadata: {name: orders}
            spec: {image: "example/orders:1", cpu: 256, memory: 512, port: 80, routes: [{priority: 1, paths: [/]}]}
            ---
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: inbox}
            spec: {deadLetter: {auto: true, maxReceives: 3}}
            ---
            apiVersion: mooring.dev/v1
            kind: Topic
            metadata: {name: alerts}
            spec: {}
            ---
            apiVersion: mooring.dev/v1
            kind: Alarm
            metadata: {name: other, annotations: {mooring.dev/external-name: legacy}}
            spec: {on: {queue: inbox, signal: age}}
            """;

    private static String documents(String spec) {
        return ALARM.replace("SPEC", spec) + BESIDE;
    }

    private static Desired alarm(String spec) {
        return Specs.expand(documents(spec))
                .flatMap(Expansion::resources)
                .find(desired -> desired.owner().toString().equals("Alarm/watch"))
                .get();
    }

    @Test
    void aQueuesSignalIsEnough() {
        assertThat(alarm("{on: {queue: inbox, signal: age}}").tree())
                .hasToString(
                        "{AlarmName: staging-watch, ComparisonOperator: GreaterThanThreshold, DatapointsToAlarm: 5, "
                                + "Dimensions: [{Name: QueueName, Value: staging-inbox}], EvaluationPeriods: 5, "
                                + "MetricName: ApproximateAgeOfOldestMessage, Namespace: AWS/SQS, Period: 60, "
                                + "Statistic: Maximum, Threshold: 600, TreatMissingData: notBreaching}");
    }

    @Test
    void aRateIsMathsOverTheLoadBalancersMetrics() {
        String tree = alarm("{on: {service: orders, signal: 5xxRate, above: 2.5%, for: 10m}, notify: [alerts]}")
                .tree()
                .toString();

        assertThat(tree)
                .contains("Expression: IF(requests > 0, 100 * FILL(errors, 0) / requests, 0)")
                .contains("{Name: LoadBalancer, Value: app/staging/5e1f0c2d}")
                .contains("Value: (fullName of elbv2/target-group staging-orders)")
                .contains("EvaluationPeriods: 10", "Threshold: 2.5", "AlarmActions: [(arn of Topic/alerts)]");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{queue: inbox, signal: depth}                     | Threshold: 1000",
                "{queue: inbox, signal: depth, above: 7}           | Threshold: 7",
                "{queue: inbox, signal: age, above: 2h}            | Threshold: 7200",
                "{queue: inbox, signal: deadLetters}               | Value: staging-inbox-dlq",
                "{service: orders, signal: cpu, above: 70%}        | Threshold: 70",
                "{service: orders, signal: latency, above: 250ms}  | ExtendedStatistic: p99",
                "{service: orders, signal: latency, above: 250ms}  | Threshold: 0.25",
                "{service: orders, signal: unhealthyHosts}         | MetricName: UnHealthyHostCount",
                "{service: orders, signal: runningTasks, below: 2} | ComparisonOperator: LessThanThreshold",
                "{topic: alerts, signal: failed}                   | Namespace: AWS/SNS",
                "{database: main, signal: freeStorage, below: 10GB}| Threshold: 10000000000",
                "{database: main, signal: replicaLag}              | Name: DBInstanceIdentifier, Value: main",
                "{deployment: orders, signal: failed}              | Namespace: CI/CD",
                "{loadBalancer: app/x/1, signal: 5xxRate}          | HTTPCode_ELB_5XX_Count",
            })
    void signalsBecomeMetrics(String on, String part) {
        assertThat(alarm("{on: " + on + "}").tree().toString()).contains(part);
    }

    @Test
    void childrenOfACompositeAreNamedByTheirDocuments() {
        Desired composite =
                alarm("{composite: {rule: 'ALARM(other) AND NOT OK(\"arn:aws:cloudwatch:us-east-1:1:alarm:x\")'}}");

        assertThat(composite.id()).hasToString("cloudwatch/composite-alarm staging-watch");
        assertThat(composite.tree().text("AlarmRule"))
                .containsExactly("ALARM(\"legacy\") AND NOT OK(\"arn:aws:cloudwatch:us-east-1:1:alarm:x\")");
    }

    @Test
    void whatIsUnusualIsComparedWithABand() {
        assertThat(alarm("{anomaly: {metric: {namespace: A, name: B}, deviations: 3, direction: outside}, for: 5m}")
                        .tree()
                        .toString())
                .contains("Expression: ANOMALY_DETECTION_BAND(usual, 3)", "ThresholdMetricId: band")
                .contains("ComparisonOperator: LessThanLowerOrGreaterThanUpperThreshold");
    }

    @Test
    void overridesComeLast() {
        assertThat(alarm("{on: {queue: inbox, signal: age}, overrides: {EvaluationPeriods: 3, Unit: Seconds}}")
                        .tree()
                        .toString())
                .contains("EvaluationPeriods: 3", "Unit: Seconds", "DatapointsToAlarm: 3");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{on: {queue: inbox, signal: ages}}                     | has no signal `ages`; did you mean `age`?",
                "{on: {queue: inbox, signal: ages}}                     | it has age, depth, deadLetters",
                "{on: {service: orders, signal: 5xxRate, above: 5m}}    | above must be a percentage, such as `1%`",
                "{on: {queue: inbox, signal: age, above: 5}}            | above must be a time, such as `5m`",
                "{on: {queue: inbx, signal: age}}                       | there is no Queue \"inbx\" in staging; did you mean `inbox`?",
                "{on: {deployment: order, signal: failed}}              | there is no Service \"order\" in staging",
                "{metric: {namespace: A, name: B}}                      | it needs a threshold",
                "{metric: {namespace: A, name: B, period: 45s}, above: 1} | a period is 10s, 20s, 30s, or whole minutes",
                "{metric: {namespace: A, name: B}, above: 1, for: 90s}  | for must be a multiple of the period",
                "{metric: {namespace: A, name: B}, above: 1, for: 2d}   | CloudWatch looks back a day",
                "{metric: {namespace: A, name: B}, above: 1, datapoints: 2} | there are 1 periods in all",
                "{composite: {rule: ALARM(other)}, for: 5m}             | for says nothing of an alarm of alarms",
                "{on: {queue: inbox, signal: age}, overrides: {Priod: 3}} | Priod",
                "{on: {queue: inbox, signal: age}, overrides: {AlarmName: x}} | AlarmName cannot be overridden",
            })
    void mistakesAreTold(String spec, String problem) {
        assertThat(Specs.problems(documents(spec)))
                .hasSize(1)
                .first()
                .asString()
                .contains(problem);
    }
}
