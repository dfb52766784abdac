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
    private final AlarmTransitions transitions;
    private final CloudWatchTags tags = new CloudWatchTags(alarms, dashboards);

    /** @param notifier where alarms' notifications go */
    public CloudWatchApi(World world, AlarmNotifier notifier) {
        this.timeline = world.timeline();
        this.transitions = new AlarmTransitions(timeline, notifier);
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
        new AlarmWrites(alarms, timeline, transitions).bind(operations);
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
