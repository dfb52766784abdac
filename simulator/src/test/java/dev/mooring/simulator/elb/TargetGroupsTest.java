package dev.mooring.simulator.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

class TargetGroupsTest {
    private final ElbWorld world = new ElbWorld();

    /** Rows as recorded from real accounts, reduced to what tells protocols apart. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "HTTP,   ip,       ,     HTTP,  traffic-port, 30, 5,  5, 2, /,                    200,     HTTP1",
        "HTTPS,  instance, ,     HTTPS, traffic-port, 30, 5,  5, 2, /,                    200,     HTTP1",
        "HTTP,   ip,       GRPC, HTTP,  traffic-port, 30, 5,  5, 2, /AWS.ALB/healthcheck, 12,      GRPC",
        "TCP,    ip,       ,     TCP,   traffic-port, 30, 10, 5, 2, ,                     ,        ",
        "TCP_UDP,instance, ,     TCP,   traffic-port, 30, 10, 5, 2, ,                     ,        ",
        "TCP,    alb,      ,     HTTP,  traffic-port, 30, 6,  5, 2, /,                    200-399, ",
        "GENEVE, ip,       ,     TCP,   80,           10, 5,  5, 2, ,                     ,        "
    })
    void fillsInTheDefaultsThatAwsRecordedFor(
            String protocol,
            String type,
            String version,
            String checks,
            String port,
            int interval,
            int timeout,
            int healthy,
            int unhealthy,
            String path,
            String matcher,
            String readVersion) {
        TargetGroup group = world.targetGroup(
                request -> request.protocol(protocol).targetType(type).protocolVersion(version));

        assertThat(group.healthCheckProtocolAsString()).isEqualTo(checks);
        assertThat(group.healthCheckPort()).isEqualTo(port);
        assertThat(group.healthCheckIntervalSeconds()).isEqualTo(interval);
        assertThat(group.healthCheckTimeoutSeconds()).isEqualTo(timeout);
        assertThat(group.healthyThresholdCount()).isEqualTo(healthy);
        assertThat(group.unhealthyThresholdCount()).isEqualTo(unhealthy);
        assertThat(group.healthCheckPath()).isEqualTo(path);
        assertThat(group.protocolVersion()).isEqualTo(readVersion);
        assertThat(group.healthCheckEnabled()).isTrue();
        assertThat(
                        group.matcher() == null
                                ? null
                                : group.matcher().httpCode() == null
                                        ? group.matcher().grpcCode()
                                        : group.matcher().httpCode())
                .isEqualTo(matcher);
    }

    @ParameterizedTest(name = "{0} {1}: {2} attributes")
    @CsvSource({
        "HTTP, ip, 14, lb_cookie, 300",
        "TCP, ip, 13, source_ip, 300",
        "TCP, alb, 11, source_ip, 300",
        "GENEVE, ip, 5, source_ip_dest_ip_proto, 300"
    })
    void hasTheAttributesThatAwsRecordedFor(
            String protocol, String type, int count, String stickiness, String deregistration) {
        TargetGroup group =
                world.targetGroup(request -> request.protocol(protocol).targetType(type));

        Map<String, String> attributes = attributes(group);

        assertThat(attributes)
                .hasSize(count)
                .containsEntry("stickiness.type", stickiness)
                .containsEntry("deregistration_delay.timeout_seconds", deregistration)
                .containsEntry("stickiness.enabled", "false");
    }

    @Test
    void createsOncePerNameAndSettings() {
        TargetGroup first = world.targetGroup("web");

        assertThat(world.targetGroup("web").targetGroupArn()).isEqualTo(first.targetGroupArn());
        assertThatThrownBy(() -> world.targetGroup(request -> request.healthCheckPath("/other")))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("DuplicateTargetGroupName"))
                .hasMessageContaining("exists, but with different settings");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA | cannot be longer than '32' characters
                    -name                             | failed to satisfy constraint
                    name-                             | failed to satisfy constraint
                    Na--me                            | failed to satisfy constraint
                    example.com                       | can only contain characters that are alphanumeric
                    """)
    void refusesTheName(String name, String because) {
        assertThatThrownBy(() -> world.targetGroup(name))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ValidationError"))
                .hasMessageContaining(because);
    }

    @Test
    void refusesWhatDoesNotFitTheTargetType() {
        refused("A port must be specified", request -> request.port(null));
        refused("A VPC ID must be specified", request -> request.vpcId(null));
        refused(
                "Port cannot be specified for target groups with target type 'lambda'",
                request -> request.targetType("lambda").protocol((String) null).vpcId(null));
        refused(
                "Health check timeout '5' must be smaller than the interval '5'",
                request -> request.healthCheckIntervalSeconds(5).healthCheckTimeoutSeconds(5));
        refused("less than or equal to 300", request -> request.healthCheckIntervalSeconds(301));
    }

    private void refused(String because, Consumer<CreateTargetGroupRequest.Builder> settings) {
        assertThatThrownBy(() -> world.targetGroup(settings)).hasMessageContaining(because);
    }

    @Test
    void modifiesOnlyWhatIsGiven() {
        TargetGroup group = world.targetGroup("web");

        world.call(
                ModifyTargetGroupRequest.builder()
                        .targetGroupArn(group.targetGroupArn())
                        .healthCheckPath("/status")
                        .build(),
                ModifyTargetGroupResponse.class);

        assertThat(describe(DescribeTargetGroupsRequest.builder().names("web").build())
                        .targetGroups()
                        .get(0))
                .isEqualTo(group.toBuilder().healthCheckPath("/status").build());
    }

    @Test
    void belongsToTheLoadBalancersWhoseRulesForwardToIt() {
        TargetGroup group = world.targetGroup("web");
        world.rule(10, group.targetGroupArn(), "/*");

        TargetGroup used = describe(DescribeTargetGroupsRequest.builder()
                        .loadBalancerArn(ElbWorld.BALANCER)
                        .build())
                .targetGroups()
                .get(0);

        assertThat(used.loadBalancerArns()).containsExactly(ElbWorld.BALANCER);
        assertThatThrownBy(() -> delete(group))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ResourceInUse"))
                .hasMessageContaining("is currently in use by a listener or a rule");
    }

    @Test
    void isGoneOnceDeletedAndDeletingAgainIsFine() {
        TargetGroup group = world.targetGroup("web");

        delete(group);
        delete(group);

        assertThatThrownBy(() -> describe(DescribeTargetGroupsRequest.builder()
                        .targetGroupArns(group.targetGroupArn())
                        .build()))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("TargetGroupNotFound"))
                .hasMessageContaining("One or more target groups not found");
    }

    private void delete(TargetGroup group) {
        world.call(
                DeleteTargetGroupRequest.builder()
                        .targetGroupArn(group.targetGroupArn())
                        .build(),
                DeleteTargetGroupResponse.class);
    }

    @Test
    void pagesThroughAll() {
        IntStream.range(0, 5).forEach(i -> world.targetGroup("group-" + i));

        DescribeTargetGroupsResponse first =
                describe(DescribeTargetGroupsRequest.builder().pageSize(3).build());
        DescribeTargetGroupsResponse second = describe(DescribeTargetGroupsRequest.builder()
                .pageSize(3)
                .marker(first.nextMarker())
                .build());

        assertThat(first.targetGroups()).hasSize(3);
        assertThat(second.targetGroups())
                .extracting(TargetGroup::targetGroupName)
                .containsExactly("group-3", "group-4");
        assertThat(second.nextMarker()).isNull();
    }

    @Test
    void changesAttributesAndRefusesThoseItDoesNotKnow() {
        TargetGroup group = world.targetGroup("web");

        setAttribute(group, "deregistration_delay.timeout_seconds", "15");

        assertThat(attributes(group)).containsEntry("deregistration_delay.timeout_seconds", "15");
        assertThatThrownBy(() -> setAttribute(group, "deregistration_delay.timeout_seconds", "3601"))
                .hasMessageContaining("must be between '0-3600' inclusive");
        assertThatThrownBy(() -> setAttribute(group, "stickiness.type", "source_ip"))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("InvalidConfigurationRequest"));
        assertThatThrownBy(() -> setAttribute(group, "no.such.key", "1")).hasMessageContaining("is not recognized");
    }

    private void setAttribute(TargetGroup group, String key, String value) {
        world.call(
                ModifyTargetGroupAttributesRequest.builder()
                        .targetGroupArn(group.targetGroupArn())
                        .attributes(TargetGroupAttribute.builder()
                                .key(key)
                                .value(value)
                                .build())
                        .build(),
                ModifyTargetGroupAttributesResponse.class);
    }

    private Map<String, String> attributes(TargetGroup group) {
        return world
                .call(
                        DescribeTargetGroupAttributesRequest.builder()
                                .targetGroupArn(group.targetGroupArn())
                                .build(),
                        DescribeTargetGroupAttributesResponse.class)
                .attributes()
                .stream()
                .collect(Collectors.toMap(TargetGroupAttribute::key, TargetGroupAttribute::value));
    }

    private DescribeTargetGroupsResponse describe(DescribeTargetGroupsRequest request) {
        return world.call(request, DescribeTargetGroupsResponse.class);
    }

    static String code(Throwable thrown) {
        return ((AwsServiceException) thrown).awsErrorDetails().errorCode();
    }
}
