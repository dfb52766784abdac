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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.AdjustmentType;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricAggregationType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;

/** A scaling policy of steps, which is of the same type as one that tracks a target, and has other members. */
final class StepPolicyContractTest extends ContractTest {
    @Override
    String api() {
        return "application-autoscaling";
    }

    @Override
    Subject subject(Site at) {
        return new Policy(at);
    }

    private static final class Policy extends ScalingSubject {
        private static final String NAME = "contract-orders-steps-deep";
        private static final String STEPS = "StepScalingPolicyConfiguration";

        Policy(Site site) {
            super(site);
        }

        @Override
        public ResourceType type() {
            return ScalingPolicyType.TYPE;
        }

        @Override
        public Seq<Desired> desired() {
            Value near = Value.tree("MetricIntervalLowerBound", Value.of(0))
                    .with("MetricIntervalUpperBound", Value.of(500))
                    .with("ScalingAdjustment", Value.of(20));
            Value far = Value.tree("MetricIntervalLowerBound", Value.of(500)).with("ScalingAdjustment", Value.of(60));
            Value.Tree steps = Value.tree("AdjustmentType", Value.of("PercentChangeInCapacity"))
                    .with("StepAdjustments", Value.list(near, far))
                    .with("MinAdjustmentMagnitude", Value.of(2));
            Value.Tree tree = naming().with("PolicyName", Value.of(NAME))
                    .with("PolicyType", Value.of("StepScaling"))
                    .with(STEPS, steps);
            return onTarget(ScalingPolicyType.id(RESOURCE, NAME), ScalingPolicyType.TYPE, tree);
        }

        @Override
        public void madeByAStranger(Map<String, String> tags) {
            registerTarget(tags);
            put(steps -> steps.cooldown(10));
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
                    edit(
                            ".AdjustmentType",
                            steps -> steps.adjustmentType(AdjustmentType.CHANGE_IN_CAPACITY)
                                    .minAdjustmentMagnitude(null)),
                    edit(".MinAdjustmentMagnitude", steps -> steps.minAdjustmentMagnitude(3)),
                    edit(".Cooldown", steps -> steps.cooldown(60)),
                    edit(".MetricAggregationType", steps -> steps.metricAggregationType(MetricAggregationType.MAXIMUM)),
                    edit(
                            ".StepAdjustments",
                            steps -> steps.stepAdjustments(step(0.0, 400.0, 20), step(400.0, null, 60))));
        }

        private Edit edit(String member, Consumer<StepScalingPolicyConfiguration.Builder> change) {
            return new Edit(STEPS + member, () -> put(change));
        }

        private void put(Consumer<StepScalingPolicyConfiguration.Builder> change) {
            autoscaling()
                    .putScalingPolicy(request -> request.serviceNamespace(ECS)
                            .resourceId(RESOURCE)
                            .scalableDimension(COUNT)
                            .policyName(NAME)
                            .policyType(PolicyType.STEP_SCALING)
                            .stepScalingPolicyConfiguration(steps ->
                                    change.accept(steps.adjustmentType(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY)
                                            .minAdjustmentMagnitude(2)
                                            .stepAdjustments(step(0.0, 500.0, 20), step(500.0, null, 60)))));
        }

        private static StepAdjustment step(double lower, @Nullable Double upper, int adjustment) {
            return StepAdjustment.builder()
                    .metricIntervalLowerBound(lower)
                    .metricIntervalUpperBound(upper)
                    .scalingAdjustment(adjustment)
                    .build();
        }

        @Override
        public Map<String, String> beyondReach() {
            return HashMap.of(
                    "TargetTrackingScalingPolicyConfiguration",
                            "a policy of one type takes no configuration of another",
                    "PredictiveScalingPolicyConfiguration", "a policy of one type takes no configuration of another");
        }
    }
}
