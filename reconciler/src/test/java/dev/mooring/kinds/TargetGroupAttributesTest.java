package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.resource.Value;
import dev.mooring.simulator.journal.Calls;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** A target group's attributes, which AWS tells one group a call: groups take turns to be asked. */
final class TargetGroupAttributesTest {
    private static final int LONGEST_TURN = 35;
    private static final String READ = "elasticloadbalancing:DescribeTargetGroupAttributes";
    private static final String ORDERS = """
            apiVersion: mooring.dev/v1
            kind: Service
            metadata: {name: orders}
            spec:
              image: registry/orders:1
              cpu: 256
              memory: 512
              port: 8080
              routes: [{priority: 100, paths: [/orders]}]
              targetGroup: {deregistrationDelay: 20s}
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
    void a_pass_asks_about_few_groups() {
        platform.converge(ORDERS);
        platform.pass(ORDERS);

        long asked = 0;
        for (int pass = 0; pass < 60; pass++) {
            Calls calls = platform.pass(ORDERS);
            assertThat(calls.writes()).isZero();
            asked += calls.operations().getOrDefault(READ, 0L);
        }
        assertThat(asked).isBetween(1L, 4L);
    }

    @ParameterizedTest
    @CsvSource({
        "deregistration_delay.timeout_seconds, 17, 20",
        "stickiness.enabled, true, false",
        "stickiness.lb_cookie.duration_seconds, 60, 86400",
        "slow_start.duration_seconds, 45, 0",
        "load_balancing.algorithm.type, least_outstanding_requests, round_robin",
        "load_balancing.cross_zone.enabled, true, use_load_balancer_configuration",
        "target_group_health.dns_failover.minimum_healthy_targets.count, 2, 1"
    })
    void an_edit_is_seen_when_the_groups_turn_comes_and_mended(String attribute, String edited, String wanted) {
        platform.converge(ORDERS);
        edit(attribute, edited);

        int passes = 0;
        while (!live(attribute).equals(wanted) && passes < LONGEST_TURN) {
            platform.pass(ORDERS);
            passes++;
        }

        assertThat(live(attribute)).isEqualTo(wanted);
        assertThat(platform.plan(ORDERS).matches()).isTrue();
    }

    @Test
    void a_start_asks_about_every_group_and_so_sees_every_edit() {
        platform.converge(ORDERS);
        edit("slow_start.duration_seconds", "45");

        platform.restart();

        assertThat(platform.plan(ORDERS).changes())
                .filteredOn(planned -> planned.change() instanceof Change.Update)
                .singleElement()
                .satisfies(planned -> assertThat(((Change.Update) planned.change())
                                .drift()
                                .differences()
                                .head()
                                .desired())
                        .contains(Value.of("0")));
    }

    private void edit(String attribute, String value) {
        try (ElasticLoadBalancingV2Client elb = elb()) {
            String arn = elb.describeTargetGroups().targetGroups().get(0).targetGroupArn();
            elb.modifyTargetGroupAttributes(request -> request.targetGroupArn(arn)
                    .attributes(TargetGroupAttribute.builder()
                            .key(attribute)
                            .value(value)
                            .build()));
        }
    }

    private String live(String attribute) {
        try (ElasticLoadBalancingV2Client elb = elb()) {
            String arn = elb.describeTargetGroups().targetGroups().get(0).targetGroupArn();
            return elb.describeTargetGroupAttributes(request -> request.targetGroupArn(arn)).attributes().stream()
                    .filter(one -> one.key().equals(attribute))
                    .findFirst()
                    .orElseThrow()
                    .value();
        }
    }

    private ElasticLoadBalancingV2Client elb() {
        URI uri = platform.simulator.uri();
        return ElasticLoadBalancingV2Client.builder()
                .endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }
}
