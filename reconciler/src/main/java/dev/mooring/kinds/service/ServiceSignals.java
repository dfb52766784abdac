package dev.mooring.kinds.service;

import dev.mooring.kinds.Signal;
import dev.mooring.kinds.Signal.Figure;
import dev.mooring.kinds.Signal.Maths;
import dev.mooring.kinds.Signal.Metric;
import dev.mooring.kinds.Signal.Missing;
import dev.mooring.kinds.Signal.Unit;
import dev.mooring.kinds.Signal.Watch;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
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
        Vector<Map<String, Value>> groups = groups();
        return groups.isEmpty() ? ofTasks() : ofTasks().appendAll(ofRequests(groups));
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

    /** The dimensions of each target group that requests come to. */
    private Vector<Map<String, Value>> groups() {
        return environment
                .spec()
                .loadBalancer()
                .filter(ignored -> !manifest.spec().routes().isEmpty())
                .flatMap(balancer -> fullName(balancer.listener()))
                .toVector()
                .flatMap(balancer -> names.targetGroups()
                        .map(group -> LinkedHashMap.of(
                                LOAD_BALANCER,
                                Value.of(balancer),
                                "TargetGroup",
                                new Value.Ref(Reference.to(TargetGroupType.id(group), "fullName")))));
    }

    /** {@code app/NAME/ID} of {@code arn:…:listener/app/NAME/ID/LISTENER}. */
    private static Option<String> fullName(String listener) {
        int from = listener.indexOf(LISTENER);
        int to = listener.lastIndexOf('/');
        return Option.when(
                from >= 0 && to > from + LISTENER.length(), () -> listener.substring(from + LISTENER.length(), to));
    }

    private static Vector<Signal> ofRequests(Vector<Map<String, Value>> groups) {
        return Vector.of(
                signal("5xxRate", "Server errors", Unit.PERCENT, errorRate(groups), above(1, 5, Missing.NOT_BREACHING)),
                signal(
                        "latency",
                        "Response time, p99",
                        Unit.SECONDS,
                        highest("TargetResponseTime", "p99", groups),
                        above(1, 5, Missing.NOT_BREACHING)),
                signal(
                        "requests",
                        "Requests a minute",
                        Unit.COUNT,
                        summed("RequestCount", groups),
                        above(60_000, 5, Missing.NOT_BREACHING)),
                signal(
                        "unhealthyHosts",
                        "Unhealthy tasks",
                        Unit.COUNT,
                        highest("UnHealthyHostCount", "Maximum", groups),
                        above(0, 5, Missing.NOT_BREACHING)));
    }

    private static Figure errorRate(Vector<Map<String, Value>> groups) {
        Map<String, Metric> requests = terms("requests", "RequestCount", "Sum", groups);
        Map<String, Metric> errors = terms("errors", "HTTPCode_Target_5XX_Count", "Sum", groups);
        String all = groups.size() == 1 ? "requests" : "(" + filled(requests) + ")";
        String bad = groups.size() == 1 ? filled(errors) : "(" + filled(errors) + ")";
        return new Maths("IF(" + all + " > 0, 100 * " + bad + " / " + all + ", 0)", requests.merge(errors));
    }

    private static Figure summed(String metric, Vector<Map<String, Value>> groups) {
        Map<String, Metric> terms = terms("group", metric, "Sum", groups);
        return groups.size() == 1 ? elb(metric, groups.head(), "Sum") : new Maths(filled(terms), terms);
    }

    private static Figure highest(String metric, String statistic, Vector<Map<String, Value>> groups) {
        Map<String, Metric> terms = terms("group", metric, statistic, groups);
        return groups.size() == 1
                ? elb(metric, groups.head(), statistic)
                : new Maths("MAX([" + terms.keySet().mkString(", ") + "])", terms);
    }

    /** The same metric of each group; the only group's has the plain name. */
    private static Map<String, Metric> terms(
            String name, String metric, String statistic, Vector<Map<String, Value>> groups) {
        return LinkedHashMap.ofEntries(groups.zipWithIndex()
                .map(group ->
                        Tuple.of(groups.size() == 1 ? name : name + (group._2 + 1), elb(metric, group._1, statistic))));
    }

    private static String filled(Map<String, Metric> terms) {
        return terms.keySet().map(term -> "FILL(" + term + ", 0)").mkString(" + ");
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
