package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.ControlResource;
import dev.mooring.simulator.Dialect;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.World;
import dev.mooring.simulator.model.Violation;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Application Auto Scaling. */
public final class AutoscalingApi implements Api {
    private final TargetOperations targets;
    private final PolicyOperations policies;
    private final ScheduleOperations schedules;
    private final Activities activities;
    private final TargetTags tags;
    private final ServiceLoad load;
    private final StepScaling steps;

    /**
     * @param capacity what is scaled
     * @param shares how the requests that a load told to the simulator counts come to tasks
     * @param feeds where metrics are read that the load told to the simulator says nothing of
     * @param alarms where policies' alarms are kept
     */
    public AutoscalingApi(
            World world,
            AutoscalingOptions options,
            Capacity capacity,
            RequestShares shares,
            List<MetricFeed> feeds,
            ScalingAlarms alarms) {
        Regional<Scaling> regions = new Regional<>(caller -> new Scaling());
        Scaler scaler = new Scaler(regions, world.timeline(), world.ids(), capacity);
        this.load = new ServiceLoad(capacity, shares);
        MetricFeed feed = MetricFeed.firstOf(
                Stream.concat(Stream.of(load), feeds.stream()).toList());
        TargetTracking tracking =
                new TargetTracking(regions, world.timeline(), options, new TrackedMetric(feed), scaler);
        TrackingAlarms tracked = new TrackingAlarms(alarms, world.ids());
        this.targets = new TargetOperations(regions, world.timeline(), world.ids(), scaler, tracked);
        this.policies = new PolicyOperations(regions, world.timeline(), world.ids(), tracking, tracked);
        this.schedules = new ScheduleOperations(regions, world.timeline(), world.ids(), scaler);
        this.activities = new Activities(regions);
        this.tags = new TargetTags(regions);
        this.steps = new StepScaling(regions, world.timeline(), scaler);
    }

    /** How busy each task of a service is, as far as the simulator was told: {@code CPUUtilization}, {@code MemoryUtilization}. */
    public OptionalDouble load(Caller owner, String resourceId, String metric) {
        return load.latest(owner, resourceId, new MetricFeed.Metric("AWS/ECS", metric, Map.of(), "Average"));
    }

    @Override
    public String signingName() {
        return "application-autoscaling";
    }

    @Override
    public void bind(Operations operations) {
        targets.bind(operations);
        policies.bind(operations);
        schedules.bind(operations);
        activities.bind(operations);
        tags.bind(operations);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(tags);
    }

    @Override
    public List<ControlResource> controlResources() {
        return List.of(load);
    }

    @Override
    public Dialect dialect() {
        return new Dialect() {
            @Override
            public AwsServiceException refuse(List<Violation> violations) {
                return AutoscalingErrors.invalid(Violation.message(violations));
            }
        };
    }

    /**
     * An alarm that has a scaling policy among its actions went off, or is off still. It moves what a policy of steps scales;
     * target tracking looks at its metric itself.
     *
     * @param action the policy's ARN, as the alarm names it
     * @return false where there is no such policy, or where the alarm does not say how far its metric is off
     */
    public boolean alarmed(Caller caller, String action, ScalingTrigger trigger) {
        return steps.alarmed(caller, TrackingAlarms.policyArn(action), trigger);
    }
}
