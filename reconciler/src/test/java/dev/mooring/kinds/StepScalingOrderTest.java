package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.journal.Call;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** An alarm and the policy that it calls come, go and are mended in an order in which the alarm calls nothing that is gone. */
final class StepScalingOrderTest {
    private static final String PUT_ALARM = "monitoring:PutMetricAlarm";
    private static final String TAG_ALARM = "monitoring:TagResource";
    private static final String PUT_POLICY = "application-autoscaling:PutScalingPolicy";
    private static final String DELETE_POLICY = "application-autoscaling:DeleteScalingPolicy";

    private static final String WORKER = """
            apiVersion: mooring.dev/v1
            kind: Service
            metadata: {name: worker}
            spec:
              image: registry/worker:1
              cpu: 256
              memory: 512
              rollout: {alarms: [deep]}
            """;

    private static final String ALARM = """
            ---
            apiVersion: mooring.dev/v1
            kind: Alarm
            metadata: {name: deep}
            spec: {on: {service: worker, signal: cpu, above: 80%}}
            """;

    private static final String UNSCALED = WORKER + "  replicas: 2\n" + ALARM;

    private static final String SCALED = WORKER + """
              autoscaling:
                min: 2
                max: 8
                steps: [{alarm: deep, adjustments: [{over: 0, add: 1}]}]
            """ + ALARM;

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform(Specs.ENVIRONMENT + "  prune: {maxDeletes: 10, maxPercent: 100}\n");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    /** The alarm watches the service, and the service's rollouts watch the alarm. */
    @Test
    void the_policy_comes_first_in_one_pass() {
        assertThat(writes(SCALED)).containsSubsequence(PUT_POLICY, PUT_ALARM);
        platform.converge(SCALED);

        assertThat(actions()).containsExactly(policyArn());
    }

    @Test
    void the_action_goes_first() {
        platform.converge(SCALED);

        assertThat(writes(UNSCALED)).containsSubsequence(PUT_ALARM, DELETE_POLICY);

        assertThat(actions()).isEmpty();
    }

    @Test
    void an_alarm_that_goes_with_the_steps_goes_in_the_same_pass() {
        platform.converge(SCALED);

        List<String> writes = writes(WORKER.replace("  rollout: {alarms: [deep]}\n", "") + "  replicas: 2\n");

        assertThat(writes).contains(DELETE_POLICY, "monitoring:DeleteAlarms");
    }

    @Test
    void a_policy_that_somebody_deleted_is_made_anew_and_called_by_its_new_name_in_one_pass() {
        platform.converge(SCALED);
        String before = policyArn();
        platform.session()
                .autoscaling()
                .deleteScalingPolicy(request -> request.policyName("staging-worker-steps-deep")
                        .serviceNamespace(ServiceNamespace.ECS)
                        .resourceId("service/apps/worker")
                        .scalableDimension("ecs:service:DesiredCount"));

        assertThat(writes(SCALED)).containsExactly(PUT_POLICY, PUT_ALARM, TAG_ALARM);

        assertThat(actions()).containsExactly(policyArn()).doesNotContain(before);
    }

    @Test
    void an_action_that_somebody_took_away_is_put_back() {
        platform.converge(SCALED);
        platform.session()
                .cloudWatch()
                .putMetricAlarm(request -> request.alarmName("staging-deep")
                        .namespace("AWS/ECS")
                        .metricName("CPUUtilization")
                        .statistic("Average")
                        .period(60)
                        .evaluationPeriods(1)
                        .threshold(80.0)
                        .comparisonOperator("GreaterThanThreshold"));
        assertThat(actions()).isEmpty();

        assertThat(writes(SCALED)).containsExactly(PUT_ALARM, TAG_ALARM);

        assertThat(actions()).containsExactly(policyArn());
    }

    /** In the order of one pass. */
    private List<String> writes(String documents) {
        return platform.pass(documents).calls().stream()
                .filter(Call::write)
                .map(Call::name)
                .toList();
    }

    private List<String> actions() {
        return platform.session()
                .cloudWatch()
                .describeAlarms(request -> request.alarmNames("staging-deep"))
                .metricAlarms()
                .getFirst()
                .alarmActions();
    }

    private String policyArn() {
        return platform.session()
                .autoscaling()
                .describeScalingPolicies(request -> request.serviceNamespace(ServiceNamespace.ECS))
                .scalingPolicies()
                .getFirst()
                .policyARN();
    }
}
