package dev.mooring.contract;

import dev.mooring.kinds.service.TargetGroupType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Consumer;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** A target group for tasks that answer HTTP. */
record TargetGroupSubject(Site site) implements Subject {
    static final ManifestId OWNER = new ManifestId("Service", "orders");
    private static final String NAME = "contract-orders";

    @Override
    public ResourceType type() {
        return TargetGroupType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        return Vector.of(named(NAME, site));
    }

    static Desired named(String name, Site site) {
        Value.Tree tree = Value.tree("TargetGroupName", Value.of(name))
                .with("Protocol", Value.of("HTTP"))
                .with("Port", Value.of(8080))
                .with("VpcId", Value.of(site.network().vpc()))
                .with("TargetType", Value.of("ip"))
                .with("HealthCheckPath", Value.of("/healthcheck"))
                .with("HealthCheckIntervalSeconds", Value.of(15))
                .with("HealthCheckTimeoutSeconds", Value.of(4))
                .with("HealthyThresholdCount", Value.of(3))
                .with("UnhealthyThresholdCount", Value.of(4))
                .with("Matcher", Value.tree("HttpCode", Value.of("200-299")));
        return new Desired(TargetGroupType.id(name), TargetGroupType.TYPE, OWNER, tree, HashSet.empty());
    }

    @Override
    public void madeByAStranger(Map<String, String> tags) {
        elb().createTargetGroup(request -> request.name(NAME)
                .protocol(ProtocolEnum.HTTP)
                .port(8080)
                .vpcId(site.network().vpc())
                .targetType(TargetTypeEnum.IP)
                .tags(tags(tags).asJava()));
    }

    static Seq<Tag> tags(Map<String, String> tags) {
        return tags.toVector()
                .map(tag -> Tag.builder().key(tag._1).value(tag._2).build());
    }

    @Override
    public boolean exists() {
        return groups().exists(group -> group.targetGroupName().equals(NAME));
    }

    @Override
    public Seq<Edit> edits() {
        return Vector.of(
                edit("HealthCheckProtocol", group -> group.healthCheckProtocol(ProtocolEnum.HTTPS)),
                edit("HealthCheckPort", group -> group.healthCheckPort("9090")),
                edit("HealthCheckPath", group -> group.healthCheckPath("/other")),
                edit("HealthCheckIntervalSeconds", group -> group.healthCheckIntervalSeconds(60)),
                edit("HealthCheckTimeoutSeconds", group -> group.healthCheckTimeoutSeconds(10)),
                edit("HealthyThresholdCount", group -> group.healthyThresholdCount(10)),
                edit("UnhealthyThresholdCount", group -> group.unhealthyThresholdCount(10)),
                edit("Matcher.HttpCode", group -> group.matcher(matcher -> matcher.httpCode("200"))));
    }

    @Override
    public Map<String, String> beyondReach() {
        return HashMap.of(
                "Attributes", "groups take turns to have them read; TargetGroupAttributesTest edits them",
                "HealthCheckEnabled", "cannot be switched off for tasks",
                "Matcher.GrpcCode", "only a group of gRPC has one");
    }

    private Edit edit(String path, Consumer<ModifyTargetGroupRequest.Builder> change) {
        return new Edit(
                path,
                () -> elb().modifyTargetGroup(request -> change.accept(request.targetGroupArn(
                        groups().find(group -> group.targetGroupName().equals(NAME))
                                .get()
                                .targetGroupArn()))));
    }

    private Seq<TargetGroup> groups() {
        return Vector.ofAll(elb().describeTargetGroups().targetGroups());
    }

    private ElasticLoadBalancingV2Client elb() {
        return site.aws().elb();
    }
}
