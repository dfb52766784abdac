package dev.mooring.daemon;

import dev.mooring.aws.DeploymentLog;
import dev.mooring.aws.DeploymentLog.Ended;
import dev.mooring.engine.PassListener;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.Value;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Event;
import io.vavr.control.Option;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the end of each rollout that this process began: once, when the service is ready with it, or when it will not be. What
 * cannot be told is a line in the log; nothing waits for it.
 */
final class RolloutReports implements DaemonListener {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutReports.class);
    private static final String SERVICE = "ecs/service";
    private static final int WAITING = 100;

    private record Place(String environment, ManifestId service) {}

    private final DeploymentLog log;
    private final Executor executor;
    private final ConcurrentMap<Place, String> images = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> told = new ConcurrentHashMap<>();

    /** @param executor runs the calls to AWS, one after another */
    RolloutReports(DeploymentLog log, Executor executor) {
        this.log = log;
        this.executor = executor;
    }

    /** On a thread of its own, behind which a hundred reports may wait. */
    static RolloutReports to(DeploymentLog log) {
        return new RolloutReports(
                log,
                new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofVirtual().name("rollout-reports").factory(),
                        (report, full) -> LOG.warn("The end of a rollout is not told: too many wait to be")));
    }

    @Override
    public PassListener passesOf(String environment) {
        return new PassListener() {
            @Override
            public void finished(PlannedChange change, Outcome outcome) {
                if (outcome instanceof Outcome.Applied
                        && change.id().type().equals(SERVICE)
                        && change.startsDeployment()) {
                    images.put(new Place(environment, change.owner()), image(change.desired()));
                }
            }
        };
    }

    private static String image(Value.Tree service) {
        return service.get("taskDefinition")
                .filter(Value.Tree.class::isInstance)
                .flatMap(definition -> ((Value.Tree) definition).get("containerDefinitions"))
                .filter(Value.Items.class::isInstance)
                .flatMap(containers -> ((Value.Items) containers).items().headOption())
                .filter(Value.Tree.class::isInstance)
                .flatMap(first -> ((Value.Tree) first).text("image"))
                .getOrElse("");
    }

    @Override
    public void status(EnvironmentStatus status) {
        long last = told.getOrDefault(status.name(), 0L);
        told.put(status.name(), status.sequence());
        for (Event event : status.eventsAfter(last)) {
            succeeded(event.type())
                    .flatMap(success -> event.owner().flatMap(owner -> ended(status.name(), owner, event, success)))
                    .forEach(ended -> executor.execute(() -> tell(ended)));
        }
    }

    private static Option<Boolean> succeeded(Event.Type type) {
        return switch (type) {
            case READY -> Option.some(true);
            case ROLLED_BACK, FAILED -> Option.some(false);
            default -> Option.none();
        };
    }

    private Option<Ended> ended(String environment, ManifestId owner, Event event, boolean success) {
        return Option.of(images.remove(new Place(environment, owner)))
                .map(image -> new Ended(
                        environment, owner.name(), event.revision(), image, success, event.message(), event.time()));
    }

    private void tell(Ended ended) {
        log.tell(ended)
                .peekLeft(failure -> LOG.warn(
                        "The end of a rollout of {} in {} is not told: {} failed: {}",
                        ended.service(),
                        ended.environment(),
                        failure.operation(),
                        failure.code()));
    }
}
