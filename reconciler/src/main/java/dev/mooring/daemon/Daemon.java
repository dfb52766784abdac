package dev.mooring.daemon;

import com.codahale.metrics.MetricRegistry;
import dev.mooring.aws.AwsAccess;
import dev.mooring.aws.CloudWatchMeters;
import dev.mooring.aws.DeploymentLog;
import dev.mooring.engine.Environments;
import dev.mooring.engine.ReconcileLoop;
import dev.mooring.source.SpecSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Specs watched, every environment kept, the API served; until closed. The API answers first: what talks to AWS is made when
 * the first specs have been read.
 */
public final class Daemon implements AutoCloseable {
    private final SpecSource source;
    private final SpecWatch watch;
    private final Environments environments;
    private final Assembly assembly;
    private final ApiServer server;
    private final MeterRegistry meters;

    private Daemon(
            SpecSource source,
            SpecWatch watch,
            Environments environments,
            Assembly assembly,
            ApiServer server,
            MeterRegistry meters) {
        this.source = source;
        this.watch = watch;
        this.environments = environments;
        this.assembly = assembly;
        this.server = server;
        this.meters = meters;
    }

    /** As a process of its own: logs as the configuration says. */
    public static Daemon start(MooringConfiguration configuration) throws Exception {
        configuration.getLoggingFactory().configure(new MetricRegistry(), "mooring");
        AwsAccess access =
                Option.of(configuration.aws().endpoint()).map(AwsAccess::at).getOrElse(AwsAccess::standard);
        return start(configuration, access, new EventLog());
    }

    /** @throws Exception what Jetty throws where it cannot start, such as for a port that is taken */
    public static Daemon start(MooringConfiguration configuration, AwsAccess access, DaemonListener listener)
            throws Exception {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        CompositeMeterRegistry meters = new CompositeMeterRegistry();
        meters.add(metrics);
        Option.of(configuration.telemetry().cloudWatchNamespace())
                .map(namespace -> CloudWatchMeters.open(namespace, access))
                .forEach(meters::add);
        Assembly assembly = Assembly.of(access, meters);
        try {
            DaemonListener measured = listener.and(new DaemonMeters(meters, assembly.clock()));
            DaemonListener all = Option.of(configuration.telemetry().deploymentsLogGroup())
                    .map(logGroup -> measured.and(RolloutReports.to(deployments(assembly, logGroup))))
                    .getOrElse(measured);
            return start(configuration, assembly, metrics, all, meters);
        } catch (Exception failed) {
            assembly.close();
            meters.close();
            throw failed;
        }
    }

    private static DeploymentLog deployments(Assembly assembly, String logGroup) {
        return assembly.deployments(logGroup)
                .getOrElseThrow(() -> new IllegalStateException(TelemetryConfiguration.NO_REGION));
    }

    private static Daemon start(
            MooringConfiguration configuration,
            Assembly assembly,
            PrometheusMeterRegistry metrics,
            DaemonListener listener,
            MeterRegistry meters)
            throws Exception {
        SpecSource source = configuration
                .source()
                .open(configuration.stateFolder(), assembly.clock(), name -> Option.of(System.getenv(name)));
        Watchers watchers = new Watchers();
        watchers.add(listener::status);
        ConcurrentMap<String, ReconcileLoop> loops = new ConcurrentHashMap<>();
        Notifications notifications = Notifications.by(
                assembly.publisher(), name -> Option.of(loops.get(name)).flatMap(ReconcileLoop::graph), meters);
        watchers.add(notifications::status);
        Environments environments =
                new Environments(assembly.compiler(HashSet.ofAll(configuration.environments())), name -> {
                    ReconcileLoop loop =
                            assembly.loop(name, listener.passesOf(name).and(notifications.passesOf(name)), watchers);
                    loops.put(name, loop);
                    return loop;
                });
        SpecWatch watch = new SpecWatch(source, assembly.timer(), snapshot -> {
            listener.arrived(snapshot);
            environments.accept(snapshot);
            listener.specs(snapshot, environments.problems());
        });
        ApiServer server = ApiServer.start(
                configuration, new LoopFleet(environments, watchers, watch, source.toString()), metrics);
        watch.start();
        return new Daemon(source, watch, environments, assembly, server, meters);
    }

    /** Where the API answers on this machine. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Stops answering, and stops every pass before its next write. */
    @Override
    public void close() {
        server.close();
        watch.close();
        environments.close();
        source.close();
        assembly.close();
        meters.close(); // the last figures are sent
    }
}
