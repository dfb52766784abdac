package dev.mooring.contract;

import dev.mooring.kinds.service.ScalingPolicyType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Consumer;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.PredefinedMetricSpecification;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingScalingPolicyConfiguration;

final class ScalingPolicyContractTest extends ContractTest {
    @Override
    String api() {
        return "application-autoscaling";
    }

    @Override
    Subject subject(Site at) {
        return new Policy(at);
    }

    private static final class Policy extends ScalingSubject {
        private static final String NAME = "contract-orders-cpu";
        private static final String TRACKING = "TargetTrackingScalingPolicyConfiguration";

        Policy(Site site) {
            super(site);
        }

        @Override
        public ResourceType type() {
            return ScalingPolicyType.TYPE;
        }

        @Override
        public Seq<Desired> desired() {
            Value.Tree metric = Value.tree("PredefinedMetricType", Value.of("ECSServiceAverageCPUUtilization"));
            Value.Tree tree = naming().with("PolicyName", Value.of(NAME))
                    .with("PolicyType", Value.of("TargetTrackingScaling"))
                    .with(
                            TRACKING,
                            Value.tree("TargetValue", Value.of(60)).with("PredefinedMetricSpecification", metric));
            return onTarget(ScalingPolicyType.id(RESOURCE, NAME), ScalingPolicyType.TYPE, tree);
        }

        @Override
        public void madeByAStranger(Map<String, String> tags) {
            registerTarget(tags);
            put(tracking -> tracking.targetValue(50.0));
        }

        @Override
        public boolean exists() {
            return !autoscaling()
                    .describeScalingPolicies(request -> request.serviceNamespace(ECS))
                    .scalingPolicies()
                    .isEmpty();
        }

        @Override
        public Seq<Edit> edits() {
            return Vector.of(
                    edit(".TargetValue", tracking -> tracking.targetValue(75.0)),
                    edit(".ScaleInCooldown", tracking -> tracking.scaleInCooldown(60)),
                    edit(".ScaleOutCooldown", tracking -> tracking.scaleOutCooldown(60)),
                    edit(".DisableScaleIn", tracking -> tracking.disableScaleIn(true)),
                    edit(
                            ".PredefinedMetricSpecification",
                            tracking -> tracking.predefinedMetricSpecification(metric ->
                                    metric.predefinedMetricType(MetricType.ECS_SERVICE_AVERAGE_MEMORY_UTILIZATION))),
                    edit(
                            ".CustomizedMetricSpecification",
                            tracking -> tracking.predefinedMetricSpecification((PredefinedMetricSpecification) null)
                                    .customizedMetricSpecification(metric -> metric.namespace("Orders")
                                            .metricName("Backlog")
                                            .statistic("Average"))));
        }

        private Edit edit(String member, Consumer<TargetTrackingScalingPolicyConfiguration.Builder> change) {
            return new Edit(TRACKING + member, () -> put(tracking -> change.accept(tracking.targetValue(60.0))));
        }

        private void put(Consumer<TargetTrackingScalingPolicyConfiguration.Builder> change) {
            autoscaling()
                    .putScalingPolicy(request -> request.serviceNamespace(ECS)
                            .resourceId(RESOURCE)
                            .scalableDimension(COUNT)
                            .policyName(NAME)
                            .policyType(PolicyType.TARGET_TRACKING_SCALING)
                            .targetTrackingScalingPolicyConfiguration(
                                    tracking -> change.accept(tracking.targetValue(60.0)
                                            .predefinedMetricSpecification(metric -> metric.predefinedMetricType(
                                                    MetricType.ECS_SERVICE_AVERAGE_CPU_UTILIZATION)))));
        }

        @Override
        public Map<String, String> beyondReach() {
            return HashMap.of(
                    "StepScalingPolicyConfiguration", "a policy of one type takes no configuration of another",
                    "PredictiveScalingPolicyConfiguration", "a policy of one type takes no configuration of another");
        }
    }
}
