package dev.mooring.contract;

import dev.mooring.kinds.service.ScalableTargetType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.NetworkMode;

/** What hangs on the scalable target of a service that is there; and, as it stands, the target itself. */
abstract class ScalingSubject implements Subject {
    static final String RESOURCE = "service/contract/orders";
    static final ServiceNamespace ECS = ServiceNamespace.ECS;
    static final ScalableDimension COUNT = ScalableDimension.ECS_SERVICE_DESIRED_COUNT;
    final Site site;

    /** Makes the service, as it is made before it is scaled. */
    ScalingSubject(Site site) {
        this.site = site;
        var ecs = site.aws().ecs();
        ecs.createCluster(request -> request.clusterName("contract"));
        String definition = ecs.registerTaskDefinition(request -> request.family("orders")
                        .networkMode(NetworkMode.BRIDGE)
                        .containerDefinitions(ContainerDefinition.builder()
                                .name("app")
                                .image("app:1")
                                .memory(128)
                                .build()))
                .taskDefinition()
                .taskDefinitionArn();
        ecs.createService(request -> request.cluster("contract")
                .serviceName("orders")
                .taskDefinition(definition)
                .desiredCount(1));
    }

    static Desired target() {
        Value.Tree tree = naming().with("MinCapacity", Value.of(1)).with("MaxCapacity", Value.of(4));
        return new Desired(
                ScalableTargetType.id(RESOURCE),
                ScalableTargetType.TYPE,
                TargetGroupSubject.OWNER,
                tree,
                HashSet.empty());
    }

    static Value.Tree naming() {
        return Value.tree("ServiceNamespace", Value.of("ecs"))
                .with("ResourceId", Value.of(RESOURCE))
                .with("ScalableDimension", Value.of("ecs:service:DesiredCount"));
    }

    /** A target, and this on it. */
    static Seq<Desired> onTarget(ResourceId id, ResourceType type, Value.Tree tree) {
        return Vector.of(target(), new Desired(id, type, TargetGroupSubject.OWNER, tree, HashSet.of(target().id())));
    }

    void registerTarget(Map<String, String> tags) {
        autoscaling()
                .registerScalableTarget(naming(RegisterScalableTargetRequest.builder())
                        .minCapacity(1)
                        .maxCapacity(4)
                        .tags(tags.toJavaMap())
                        .build());
    }

    static RegisterScalableTargetRequest.Builder naming(RegisterScalableTargetRequest.Builder request) {
        return request.serviceNamespace(ECS).resourceId(RESOURCE).scalableDimension(COUNT);
    }

    ApplicationAutoScalingClient autoscaling() {
        return site.aws().autoscaling();
    }
}
