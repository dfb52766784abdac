package dev.mooring.services.kit.running;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;

/** The service's figures: at {@code /metrics} of the admin port, and in CloudWatch where a namespace is configured. */
public final class Telemetry implements Managed {
    private static final Duration STEP = Duration.ofMinutes(1);

    private final CompositeMeterRegistry meters = new CompositeMeterRegistry();
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    private Telemetry(String service) {
        meters.config().commonTags("service", service);
        meters.add(prometheus);
    }

    /**
     * @param namespace in CloudWatch; none: not told there
     */
    public static Telemetry open(String service, @Nullable String namespace, Environment environment) {
        Telemetry telemetry = new Telemetry(service);
        if (namespace != null && !namespace.isBlank()) {
            telemetry.meters.add(cloudWatch(namespace));
        }
        new JvmMemoryMetrics().bindTo(telemetry.meters);
        new ProcessorMetrics().bindTo(telemetry.meters);
        telemetry.collections.bindTo(telemetry.meters);
        environment
                .admin()
                .addServlet("prometheus", new PrometheusServlet(telemetry.prometheus))
                .addMapping("/metrics");
        environment.jersey().register(new RequestTimer(telemetry.meters));
        environment.lifecycle().manage(telemetry);
        return telemetry;
    }

    private static MeterRegistry cloudWatch(String namespace) {
        Map<String, String> settings = Map.of("cloudwatch.namespace", namespace, "cloudwatch.step", STEP.toString());
        CloudWatchConfig config = settings::get;
        return new CloudWatchMeterRegistry(config, Clock.SYSTEM, CloudWatchAsyncClient.create());
    }

    public MeterRegistry meters() {
        return meters;
    }

    /** The last figures are sent before the process ends. */
    @Override
    public void stop() {
        collections.close();
        meters.close();
    }
}
