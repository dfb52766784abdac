package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;

/** Scaling policies come, change, are described and go. */
final class PolicyOperations {
    private static final int MOST_PER_PAGE = 10;
    private static final int MOST_PER_TARGET = 50;
    private final Regional<Scaling> regions;
    private final Timeline timeline;
    private final Ids ids;
    private final TargetTracking tracking;
    private final TrackingAlarms alarms;

    PolicyOperations(
            Regional<Scaling> regions, Timeline timeline, Ids ids, TargetTracking tracking, TrackingAlarms alarms) {
        this.regions = regions;
        this.timeline = timeline;
        this.ids = ids;
        this.tracking = tracking;
        this.alarms = alarms;
    }

    void bind(Api.Operations operations) {
        operations.on(PutScalingPolicyRequest.class, this::put);
        operations.on(DeleteScalingPolicyRequest.class, this::delete);
        operations.on(DescribeScalingPoliciesRequest.class, this::describe);
    }

    private PutScalingPolicyResponse put(PutScalingPolicyRequest request, Caller caller) {
        TargetKey key = new TargetKey(
                request.serviceNamespaceAsString(), request.resourceId(), request.scalableDimensionAsString());
        TargetEntry target = regions.of(caller).find(key).orElseThrow(() -> AutoscalingErrors.notRegistered(key));
        ScalingPolicy present = target.policies.get(request.policyName());
        PolicyChecks.request(request, present);
        if (present == null && target.policies.size() >= MOST_PER_TARGET) {
            throw AutoscalingErrors.tooMany("scaling policies", MOST_PER_TARGET);
        }
        ScalingPolicy policy = wanted(request, present, caller);
        if (policy.targetTrackingScalingPolicyConfiguration() != null) {
            policy = alarms.renew(caller, policy);
            tracking.follow(caller, target, policy.policyName());
        }
        target.policies.put(policy.policyName(), policy);
        return PutScalingPolicyResponse.builder()
                .policyARN(policy.policyARN())
                .alarms(policy.alarms())
                .build();
    }

    private ScalingPolicy wanted(PutScalingPolicyRequest request, @Nullable ScalingPolicy present, Caller caller) {
        ScalingPolicy.Builder policy = present == null ? fresh(request, caller).toBuilder() : present.toBuilder();
        Optional.ofNullable(request.policyTypeAsString()).ifPresent(policy::policyType);
        Optional.ofNullable(request.stepScalingPolicyConfiguration()).ifPresent(policy::stepScalingPolicyConfiguration);
        Optional.ofNullable(request.targetTrackingScalingPolicyConfiguration())
                .ifPresent(policy::targetTrackingScalingPolicyConfiguration);
        Optional.ofNullable(request.predictiveScalingPolicyConfiguration())
                .ifPresent(policy::predictiveScalingPolicyConfiguration);
        return policy.build();
    }

    private ScalingPolicy fresh(PutScalingPolicyRequest request, Caller caller) {
        String name = request.policyName();
        return ScalingPolicy.builder()
                .policyName(name)
                .serviceNamespace(request.serviceNamespaceAsString())
                .resourceId(request.resourceId())
                .scalableDimension(request.scalableDimensionAsString())
                .policyType(PolicyChecks.STEP)
                .creationTime(timeline.now())
                .policyARN(caller.arn(
                        "autoscaling",
                        "scalingPolicy:" + ids.uuid() + ":resource/" + request.serviceNamespaceAsString() + "/"
                                + request.resourceId() + ":policyName/" + name))
                .build();
    }

    private DeleteScalingPolicyResponse delete(DeleteScalingPolicyRequest request, Caller caller) {
        TargetKey key = new TargetKey(
                request.serviceNamespaceAsString(), request.resourceId(), request.scalableDimensionAsString());
        ScalingPolicy gone = regions.of(caller)
                .find(key)
                .map(target -> target.policies.remove(request.policyName()))
                .orElseThrow(() -> AutoscalingErrors.noPolicy(key, request.policyName()));
        alarms.delete(caller, gone);
        return DeleteScalingPolicyResponse.builder().build();
    }

    private DescribeScalingPoliciesResponse describe(DescribeScalingPoliciesRequest request, Caller caller) {
        List<ScalingPolicy> all = regions.of(caller).all().stream()
                .filter(target -> target.key().namespace().equals(request.serviceNamespaceAsString()))
                .filter(target -> request.resourceId() == null
                        || request.resourceId().equals(target.key().resourceId()))
                .filter(target -> request.scalableDimensionAsString() == null
                        || request.scalableDimensionAsString()
                                .equals(target.key().dimension()))
                .flatMap(target -> target.policies.values().stream())
                .filter(policy ->
                        request.policyNames().isEmpty() || request.policyNames().contains(policy.policyName()))
                .toList();
        Page<ScalingPolicy> page =
                Page.of(all, request.nextToken(), request.maxResults(), MOST_PER_PAGE, AutoscalingErrors::badToken);
        return DescribeScalingPoliciesResponse.builder()
                .scalingPolicies(page.items().stream()
                        .map(policy -> alarms.shown(caller, policy))
                        .toList())
                .nextToken(page.next())
                .build();
    }
}
