package dev.mooring.daemon;

import dev.mooring.daemon.news.News;
import dev.mooring.daemon.news.NewsDesk;
import dev.mooring.daemon.news.Publisher;
import dev.mooring.engine.PassListener;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.PassReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes news of each environment to the topic that it names. No pass waits for that; what cannot be told is counted, is a
 * line in the log, and is not tried again.
 */
final class Notifications implements DaemonListener {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final int WAITING = 100;

    private final Publisher publisher;
    private final Function<String, Option<DesiredGraph>> graphs;
    private final Executor executor;
    private final MeterRegistry meters;
    private final ConcurrentMap<String, NewsDesk> desks = new ConcurrentHashMap<>();

    /**
     * @param graphs the graph in force of the environment of this name
     * @param executor runs the calls to AWS, one after another; may refuse
     */
    Notifications(
            Publisher publisher,
            Function<String, Option<DesiredGraph>> graphs,
            Executor executor,
            MeterRegistry meters) {
        this.publisher = publisher;
        this.graphs = graphs;
        this.executor = executor;
        this.meters = meters;
    }

    /** On a thread of its own, behind which a hundred messages may wait. */
    static Notifications by(Publisher publisher, Function<String, Option<DesiredGraph>> graphs, MeterRegistry meters) {
        return new Notifications(
                publisher,
                graphs,
                new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofVirtual().name("notifications").factory()),
                meters);
    }

    @Override
    public void status(EnvironmentStatus status) {
        send(desk(status.name()).of(status));
    }

    @Override
    public PassListener passesOf(String environment) {
        RolloutsUnderWay rollouts = new RolloutsUnderWay(environment);
        return new PassListener() {
            @Override
            public void ended(PassReport report) {
                send(desk(environment).ended(rollouts.after(report)));
            }
        };
    }

    private NewsDesk desk(String environment) {
        return desks.computeIfAbsent(environment, NewsDesk::new);
    }

    private void send(Seq<News> all) {
        all.forEach(news -> {
            try {
                executor.execute(() -> publish(news));
            } catch (RejectedExecutionException full) {
                count(news, "dropped");
                LOG.warn("News of {} is not told: too many wait to be: {}", news.environment(), news.subject());
            }
        });
    }

    /** Whoever tells of a status holds the loop's lock, so the graph is asked for here. */
    private void publish(News news) {
        for (DesiredGraph graph : graphs.apply(news.environment())) {
            for (String topic : graph.newsTopic()) {
                publisher
                        .publish(graph.environment(), topic, news.message())
                        .peek(id -> count(news, "sent"))
                        .peekLeft(failure -> {
                            count(news, "failed");
                            LOG.warn(
                                    "News of {} is not told: {}: {} failed: {}: {}",
                                    news.environment(),
                                    news.subject(),
                                    failure.operation(),
                                    failure.code(),
                                    failure.message());
                        });
            }
        }
    }

    private void count(News news, String outcome) {
        meters.counter("mooring.notifications", "environment", news.environment(), "outcome", outcome)
                .increment();
    }
}
