package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.Bridge;
import dev.mooring.aws.Pass;
import dev.mooring.kinds.service.ScalableTargetType;
import dev.mooring.kinds.service.ScalingPolicyType;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;

/** Reads and writes the scaling policies of ECS services. */
public final class ScalingPolicyActuator extends ScalingRuleActuator<ScalingPolicy> {
    private static final String PUT = "application-autoscaling:PutScalingPolicy";
    private static final String DELETE = "application-autoscaling:DeleteScalingPolicy";

    public ScalingPolicyActuator(Pass pass) {
        this(pass, new ScalingListingActuator(pass));
    }

    ScalingPolicyActuator(Pass pass, ScalingListingActuator listing) {
        super(ScalingPolicyType.TYPE, pass, listing);
    }

    @Override
    Either<Failure, Seq<ScalingPolicy>> listed() {
        return listing.policies();
    }

    @Override
    ResourceId id(ScalingPolicy rule) {
        return ScalingPolicyType.id(rule.resourceId(), rule.policyName());
    }

    @Override
    String arn(ScalingPolicy rule) {
        return rule.policyARN();
    }

    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        return put(create.desired()).map(answer -> made(Option.some(LinkedHashMap.of("arn", answer.policyARN()))));
    }

    /** PutScalingPolicy overwrites the configuration as a whole. */
    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        return put(update.desired());
    }

    private Either<Failure, PutScalingPolicyResponse> put(Value.Tree desired) {
        PutScalingPolicyRequest request = Bridge.toSdk(desired, PutScalingPolicyRequest.class);
        return session.calls().call(PUT, () -> session.autoscaling().putScalingPolicy(request));
    }

    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        return session.calls()
                .find(
                        DELETE,
                        () -> session.autoscaling()
                                .deleteScalingPolicy(request -> request.policyName(id.name())
                                        .serviceNamespace(ScalableTargetType.NAMESPACE)
                                        .resourceId(id.scope())
                                        .scalableDimension(ScalableTargetType.DIMENSION)),
                        ObjectNotFoundException.class)
                .map(ignored -> GONE);
    }
}
