package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.ControlResource;
import dev.mooring.simulator.Dialect;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.World;
import dev.mooring.simulator.model.Violation;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Amazon CloudWatch. Alarms are evaluated every ten seconds of the simulator's clock, after what was measured by then. */
public final class CloudWatchApi implements Api {
    private static final Duration BEAT = Duration.ofSeconds(10);

    private static final Duration RECENT = Duration.ofMinutes(5);

    private final Timeline timeline;
    private final Regional<MetricStore> stores = new Regional<>(caller -> new MetricStore());
    private final Regional<Alarms> alarms = new Regional<>(caller -> new Alarms());
    private final Regional<Dashboards> dashboards = new Regional<>(account -> new Dashboards());
    private final PlatformMetrics platform = new PlatformMetrics(stores);
    private final AlarmActions actions;
    private final AlarmTransitions transitions;
    private final AlarmWrites writes;
    private final CloudWatchTags tags = new CloudWatchTags(alarms, dashboards);

    public CloudWatchApi(World world) {
        this.timeline = world.timeline();
        this.actions = new AlarmActions(timeline);
        this.transitions = new AlarmTransitions(timeline, actions);
        this.writes = new AlarmWrites(alarms, timeline, transitions);
        appointNextBeat();
    }

    /** Beats fall on whole ten seconds, so that a minute is measured just when it is over. */
    private void appointNextBeat() {
        long beat = BEAT.toMillis();
        timeline.after(Duration.ofMillis(beat - Math.floorMod(timeline.now().toEpochMilli(), beat)), this::beat);
    }

    private void beat() {
        Instant now = timeline.now();
        if (now.getEpochSecond() % 60 == 0) {
            platform.measure(now);
        }
        alarms.forEach((owner, region) -> transitions.evaluate(region, stores.of(owner), owner));
        appointNextBeat();
    }

    /** Lets another service's measurements in. */
    public void measure(MetricSource source) {
        platform.add(source);
    }

    /** Has alarms' actions on ARNs of {@code service} carried out. */
    public void carryOut(String service, AlarmAction action) {
        actions.add(service, action);
    }

    /**
     * Puts an alarm as its owner would.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException as PutMetricAlarm refuses it
     */
    public void put(Caller owner, PutMetricAlarmRequest alarm) {
        writes.putMetricAlarm(alarm, owner);
    }

    /** Takes away what there is of these alarms. */
    public void delete(Caller owner, Collection<String> names) {
        writes.delete(owner, names);
    }

    /** The alarms that do something to this ARN, in any of their states. */
    public List<String> actingOn(Caller owner, String arn) {
        return alarms.of(owner).all().stream()
                .filter(alarm -> alarm.allActions().anyMatch(arn::equals))
                .map(AlarmEntry::name)
                .toList();
    }

    /** Those of these alarms that are in state ALARM: ECS stops a deployment when one of its alarms goes off. */
    public Set<String> alarming(Caller owner, Collection<String> names) {
        return names.stream()
                .filter(name -> alarms.of(owner)
                        .find(name)
                        .filter(alarm -> alarm.state() == StateValue.ALARM)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /** The statistic of a metric's newest minute of the last five; empty where there is none. */
    public OptionalDouble latest(
            Caller owner, String namespace, String name, Map<String, String> dimensions, String statistic) {
        Instant now = timeline.now();
        SortedMap<Instant, Samples> minutes = stores.of(owner)
                .periods(
                        MetricKey.of(namespace, name, dimensions),
                        now.truncatedTo(ChronoUnit.MINUTES).minus(RECENT),
                        now,
                        Duration.ofMinutes(1),
                        null);
        return minutes.isEmpty()
                ? OptionalDouble.empty()
                : Statistic.parse(statistic)
                        .map(formula ->
                                formula.of(minutes.values().stream().reduce(new Samples(), (earlier, later) -> later)))
                        .orElse(OptionalDouble.empty());
    }

    @Override
    public String signingName() {
        return "monitoring";
    }

    @Override
    public void bind(Operations operations) {
        new MetricOperations(stores, timeline).bind(operations);
        new MetricReads(stores).bind(operations);
        writes.bind(operations);
        new AlarmReads(alarms).bind(operations);
        new DashboardOperations(dashboards, timeline).bind(operations);
        new AnomalyDetectors().bind(operations);
        tags.bind(operations);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(tags);
    }

    @Override
    public List<ControlResource> controlResources() {
        return List.of(new MetricControl(platform));
    }

    @Override
    public Dialect dialect() {
        return new Dialect() {
            @Override
            public AwsServiceException refuse(List<Violation> violations) {
                return CloudWatchErrors.validation(Violation.message(violations));
            }

            @Override
            public Optional<String> queryErrorCode(String shape) {
                return Optional.of(CloudWatchErrors.queryCode(shape));
            }
        };
    }
}
