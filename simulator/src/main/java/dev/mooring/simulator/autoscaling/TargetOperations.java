package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/** Scalable targets come, change, are described and go. */
final class TargetOperations {
    private static final int MOST_PER_PAGE = 50;
    private final Regional<Scaling> regions;
    private final Timeline timeline;
    private final Ids ids;
    private final Scaler scaler;
    private final TrackingAlarms alarms;

    TargetOperations(Regional<Scaling> regions, Timeline timeline, Ids ids, Scaler scaler, TrackingAlarms alarms) {
        this.regions = regions;
        this.timeline = timeline;
        this.ids = ids;
        this.scaler = scaler;
        this.alarms = alarms;
    }

    void bind(Api.Operations operations) {
        operations.on(RegisterScalableTargetRequest.class, this::register);
        operations.on(DeregisterScalableTargetRequest.class, this::deregister);
        operations.on(DescribeScalableTargetsRequest.class, this::describe);
    }

    private RegisterScalableTargetResponse register(RegisterScalableTargetRequest request, Caller caller) {
        TargetKey key = new TargetKey(
                request.serviceNamespaceAsString(), request.resourceId(), request.scalableDimensionAsString());
        TargetChecks.names(key);
        Scaling scaling = regions.of(caller);
        Optional<TargetEntry> present = scaling.find(key);
        TargetEntry target = present.orElseGet(() -> fresh(key, request, caller));
        ScalableTarget wanted = merge(target.settings, request);
        TargetChecks.limits(wanted.minCapacity(), wanted.maxCapacity());
        if (key.isEcsService() && scaler.desired(caller, target).isEmpty()) {
            throw AutoscalingErrors.invalid("ECS service doesn't exist: " + key.resourceId());
        }
        target.settings = wanted;
        if (present.isEmpty()) {
            TargetTags.check(target.arn(), request.tags(), Set.of());
            target.tag(request.tags());
            scaling.add(target);
        }
        scaler.fit(caller, target, cause(wanted));
        return RegisterScalableTargetResponse.builder()
                .scalableTargetARN(target.arn())
                .build();
    }

    private TargetEntry fresh(TargetKey key, RegisterScalableTargetRequest request, Caller caller) {
        TargetChecks.first(request.minCapacity(), request.maxCapacity());
        return new TargetEntry(
                key,
                ScalableTarget.builder()
                        .serviceNamespace(key.namespace())
                        .resourceId(key.resourceId())
                        .scalableDimension(key.dimension())
                        .roleARN(role(key, caller))
                        .creationTime(timeline.now())
                        .suspendedState(suspended(null, null))
                        .scalableTargetARN(caller.arn("application-autoscaling", "scalable-target/" + ids.hex(34)))
                        .build());
    }

    /** ECS and most others are scaled by a service-linked role, whatever the caller says. */
    private static String role(TargetKey key, Caller caller) {
        String principal = key.isEcsService() ? "ecs" : key.namespace();
        return "arn:aws:iam::" + caller.account() + ":role/aws-service-role/" + principal
                + ".application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_"
                + (key.isEcsService() ? "ECSService" : principal);
    }

    private static ScalableTarget merge(ScalableTarget present, RegisterScalableTargetRequest request) {
        ScalableTarget.Builder wanted = present.toBuilder();
        Optional.ofNullable(request.minCapacity()).ifPresent(wanted::minCapacity);
        Optional.ofNullable(request.maxCapacity()).ifPresent(wanted::maxCapacity);
        Optional.ofNullable(request.roleARN())
                .filter(role -> !request.serviceNamespaceAsString().equals("ecs"))
                .ifPresent(wanted::roleARN);
        return wanted.suspendedState(suspended(present.suspendedState(), request.suspendedState()))
                .build();
    }

    private static SuspendedState suspended(@Nullable SuspendedState present, @Nullable SuspendedState given) {
        SuspendedState base = present == null
                ? SuspendedState.builder()
                        .dynamicScalingInSuspended(false)
                        .dynamicScalingOutSuspended(false)
                        .scheduledScalingSuspended(false)
                        .build()
                : present;
        if (given == null) {
            return base;
        }
        SuspendedState.Builder merged = base.toBuilder();
        Optional.ofNullable(given.dynamicScalingInSuspended()).ifPresent(merged::dynamicScalingInSuspended);
        Optional.ofNullable(given.dynamicScalingOutSuspended()).ifPresent(merged::dynamicScalingOutSuspended);
        Optional.ofNullable(given.scheduledScalingSuspended()).ifPresent(merged::scheduledScalingSuspended);
        return merged.build();
    }

    private static String cause(ScalableTarget target) {
        return "minimum capacity was set to " + target.minCapacity() + " and maximum capacity was set to "
                + target.maxCapacity();
    }

    private DeregisterScalableTargetResponse deregister(DeregisterScalableTargetRequest request, Caller caller) {
        TargetKey key = new TargetKey(
                request.serviceNamespaceAsString(), request.resourceId(), request.scalableDimensionAsString());
        Scaling scaling = regions.of(caller);
        TargetEntry target = scaling.find(key).orElseThrow(() -> AutoscalingErrors.noTarget(key));
        scaling.remove(target);
        for (ScalingPolicy policy : target.policies.values()) {
            alarms.delete(caller, policy);
        }
        return DeregisterScalableTargetResponse.builder().build();
    }

    private DescribeScalableTargetsResponse describe(DescribeScalableTargetsRequest request, Caller caller) {
        List<ScalableTarget> all = regions.of(caller).all().stream()
                .map(target -> target.settings)
                .filter(target -> target.serviceNamespaceAsString().equals(request.serviceNamespaceAsString()))
                .filter(target -> request.scalableDimensionAsString() == null
                        || request.scalableDimensionAsString().equals(target.scalableDimensionAsString()))
                .filter(target ->
                        request.resourceIds().isEmpty() || request.resourceIds().contains(target.resourceId()))
                .toList();
        Page<ScalableTarget> page =
                Page.of(all, request.nextToken(), request.maxResults(), MOST_PER_PAGE, AutoscalingErrors::badToken);
        return DescribeScalableTargetsResponse.builder()
                .scalableTargets(page.items())
                .nextToken(page.next())
                .build();
    }
}
