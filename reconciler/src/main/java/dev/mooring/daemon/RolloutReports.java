package dev.mooring.daemon;

import dev.mooring.aws.DeploymentLog;
import dev.mooring.aws.DeploymentLog.Ended;
import dev.mooring.engine.PassListener;
import dev.mooring.status.PassReport;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells where CI tells of its steps how each rollout ended. What cannot be told is a line in the log; nothing waits for it. */
final class RolloutReports implements DaemonListener {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutReports.class);
    private static final int WAITING = 100;

    private final Consumer<Ended> telling;
    private final Executor executor;

    /** @param executor runs the calls to AWS, one after another */
    RolloutReports(Consumer<Ended> telling, Executor executor) {
        this.telling = telling;
        this.executor = executor;
    }

    /** On a thread of its own, behind which a hundred reports may wait. */
    static RolloutReports to(DeploymentLog log) {
        return new RolloutReports(
                ended -> tell(log, ended),
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
        RolloutsUnderWay rollouts = new RolloutsUnderWay(environment);
        return new PassListener() {
            @Override
            public void ended(PassReport report) {
                rollouts.after(report).forEach(ended -> executor.execute(() -> telling.accept(ended)));
            }
        };
    }

    private static void tell(DeploymentLog log, Ended ended) {
        log.tell(ended)
                .peekLeft(failure -> LOG.warn(
                        "The end of a rollout of {} in {} is not told: {} failed: {}: {}",
                        ended.service(),
                        ended.environment(),
                        failure.operation(),
                        failure.code(),
                        failure.message()));
    }
}
