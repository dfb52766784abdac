package dev.mooring.kinds.service;

import dev.mooring.kinds.Signal;
import dev.mooring.kinds.Signal.Figure;
import dev.mooring.kinds.Signal.Maths;
import dev.mooring.kinds.Signal.Metric;
import dev.mooring.kinds.Signal.Missing;
import dev.mooring.kinds.Signal.Unit;
import dev.mooring.kinds.Signal.Watch;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How a service's health can be watched: what ECS measures of its tasks, and the load balancer of the requests that come to
 * them. Sources: ECS developer guide, CloudWatch metrics and Container Insights metrics; ELB user guide, CloudWatch metrics
 * for Application Load Balancers.
 */
final class ServiceSignals {
    private static final String LOAD_BALANCER = "LoadBalancer";
    private static final String LISTENER = ":listener/";

    private final Manifest<ServiceSpec> manifest;
    private final Environment environment;
    private final ServiceNames names;

    ServiceSignals(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.environment = environment;
        this.names = new ServiceNames(manifest, environment);
    }

    Seq<Signal> all() {
        return ofTasks().appendAll(routed().toVector().flatMap(ServiceSignals::ofRequests));
    }

    private Vector<Signal> ofTasks() {
        Map<String, Value> service = LinkedHashMap.of(
                "ClusterName", Value.of(environment.spec().cluster()), "ServiceName", Value.of(names.serviceName()));
        return Vector.of(
                signal(
                        "cpu",
                        "CPU",
                        Unit.PERCENT,
                        new Metric("AWS/ECS", "CPUUtilization", service, "Average"),
                        above(85, 10, Missing.MISSING)),
                signal(
                        "memory",
                        "Memory",
                        Unit.PERCENT,
                        new Metric("AWS/ECS", "MemoryUtilization", service, "Average"),
                        above(85, 10, Missing.MISSING)),
                signal(
                        "runningTasks",
                        "Running tasks",
                        Unit.COUNT,
                        new Metric("ECS/ContainerInsights", "RunningTaskCount", service, "Minimum"),
                        new Watch(false, BigDecimal.ONE, Duration.ofMinutes(5), Missing.MISSING)));
    }

    /** The dimensions of a service that requests come to. */
    private Option<Map<String, Value>> routed() {
        return environment
                .spec()
                .loadBalancer()
                .filter(ignored -> !manifest.spec().routes().isEmpty())
                .flatMap(balancer -> fullName(balancer.listener()))
                .map(balancer -> LinkedHashMap.of(
                        LOAD_BALANCER,
                        Value.of(balancer),
                        "TargetGroup",
                        new Value.Ref(Reference.to(TargetGroupType.id(names.targetGroup()), "fullName"))));
    }

    /** {@code app/NAME/ID} of {@code arn:…:listener/app/NAME/ID/LISTENER}. */
    private static Option<String> fullName(String listener) {
        int from = listener.indexOf(LISTENER);
        int to = listener.lastIndexOf('/');
        return Option.when(
                from >= 0 && to > from + LISTENER.length(), () -> listener.substring(from + LISTENER.length(), to));
    }

    private static Vector<Signal> ofRequests(Map<String, Value> dimensions) {
        return Vector.of(
                signal(
                        "5xxRate",
                        "Server errors",
                        Unit.PERCENT,
                        new Maths(
                                "IF(requests > 0, 100 * FILL(errors, 0) / requests, 0)",
                                LinkedHashMap.of(
                                        "requests",
                                        elb("RequestCount", dimensions, "Sum"),
                                        "errors",
                                        elb("HTTPCode_Target_5XX_Count", dimensions, "Sum"))),
                        above(1, 5, Missing.NOT_BREACHING)),
                signal(
                        "latency",
                        "Response time, p99",
                        Unit.SECONDS,
                        elb("TargetResponseTime", dimensions, "p99"),
                        above(1, 5, Missing.NOT_BREACHING)),
                signal(
                        "requests",
                        "Requests a minute",
                        Unit.COUNT,
                        elb("RequestCount", dimensions, "Sum"),
                        above(60_000, 5, Missing.NOT_BREACHING)),
                signal(
                        "unhealthyHosts",
                        "Unhealthy tasks",
                        Unit.COUNT,
                        elb("UnHealthyHostCount", dimensions, "Maximum"),
                        above(0, 5, Missing.NOT_BREACHING)));
    }

    private static Metric elb(String name, Map<String, Value> dimensions, String statistic) {
        return new Metric("AWS/ApplicationELB", name, dimensions, statistic);
    }

    private static Watch above(long threshold, int minutes, Missing missing) {
        return new Watch(true, BigDecimal.valueOf(threshold), Duration.ofMinutes(minutes), missing);
    }

    private static Signal signal(String name, String title, Unit unit, Figure figure, Watch watch) {
        return new Signal(name, title, unit, figure, watch);
    }
}
