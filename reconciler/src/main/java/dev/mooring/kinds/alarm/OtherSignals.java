package dev.mooring.kinds.alarm;

import dev.mooring.kinds.Signal;
import dev.mooring.kinds.Signal.Maths;
import dev.mooring.kinds.Signal.Metric;
import dev.mooring.kinds.Signal.Missing;
import dev.mooring.kinds.Signal.Unit;
import dev.mooring.kinds.Signal.Watch;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.time.Duration;

/** Signals of what no document of the environment stands for. Sources: the CloudWatch pages of RDS and of ELB. */
final class OtherSignals {
    private static final long GIGABYTE = 1_000_000_000L;

    private OtherSignals() {}

    /** @param identifier of an RDS instance */
    static Seq<Signal> database(String identifier) {
        Map<String, Value> dimensions = HashMap.of("DBInstanceIdentifier", Value.of(identifier));
        return Vector.of(
                signal("cpu", "CPU", Unit.PERCENT, rds("CPUUtilization", dimensions), above(80, 10, Missing.MISSING)),
                signal(
                        "freeStorage",
                        "Free storage",
                        Unit.BYTES,
                        rds("FreeStorageSpace", dimensions),
                        new Watch(false, BigDecimal.valueOf(5 * GIGABYTE), Duration.ofMinutes(5), Missing.MISSING)),
                signal(
                        "freeMemory",
                        "Free memory",
                        Unit.BYTES,
                        rds("FreeableMemory", dimensions),
                        new Watch(false, BigDecimal.valueOf(GIGABYTE / 5), Duration.ofMinutes(10), Missing.MISSING)),
                signal(
                        "connections",
                        "Connections",
                        Unit.COUNT,
                        rds("DatabaseConnections", dimensions),
                        above(80, 5, Missing.MISSING)),
                signal(
                        "replicaLag",
                        "Replica lag",
                        Unit.SECONDS,
                        rds("ReplicaLag", dimensions),
                        above(60, 5, Missing.MISSING)));
    }

    private static Metric rds(String name, Map<String, Value> dimensions) {
        return new Metric("AWS/RDS", name, dimensions, "Average");
    }

    /**
     * What the environment's pipelines tell of deployments: 1 for one that succeeded, 0 for one that failed.
     *
     * @param service as its manifest is called
     */
    static Seq<Signal> deployment(String service, Environment environment) {
        Map<String, Value> dimensions =
                LinkedHashMap.of("Environment", Value.of(environment.name()), "Service", Value.of(service));
        return Vector.of(new Signal(
                "failed",
                "Deployments that failed",
                Unit.COUNT,
                new Maths(
                        "IF(worst < 1, 1, 0)",
                        LinkedHashMap.of("worst", new Metric("CI/CD", "DeploymentStatus", dimensions, "Minimum"))),
                new Watch(true, BigDecimal.ZERO, Duration.ofMinutes(1), Missing.NOT_BREACHING)));
    }

    /** @param name as CloudWatch has it: {@code app/NAME/ID} */
    static Seq<Signal> loadBalancer(String name) {
        Map<String, Value> dimensions = HashMap.of("LoadBalancer", Value.of(name));
        return Vector.of(
                signal(
                        "5xxRate",
                        "Server errors",
                        Unit.PERCENT,
                        new Maths(
                                "IF(requests > 0, 100 * (FILL(own, 0) + FILL(targets, 0)) / requests, 0)",
                                LinkedHashMap.of(
                                        "requests", elb("RequestCount", dimensions, "Sum"),
                                        "own", elb("HTTPCode_ELB_5XX_Count", dimensions, "Sum"),
                                        "targets", elb("HTTPCode_Target_5XX_Count", dimensions, "Sum"))),
                        above(1, 5, Missing.NOT_BREACHING)),
                signal(
                        "latency",
                        "Response time, p99",
                        Unit.SECONDS,
                        elb("TargetResponseTime", dimensions, "p99"),
                        above(1, 5, Missing.NOT_BREACHING)),
                signal(
                        "rejectedConnections",
                        "Rejected connections",
                        Unit.COUNT,
                        elb("RejectedConnectionCount", dimensions, "Sum"),
                        above(0, 5, Missing.NOT_BREACHING)));
    }

    private static Metric elb(String name, Map<String, Value> dimensions, String statistic) {
        return new Metric("AWS/ApplicationELB", name, dimensions, statistic);
    }

    private static Signal signal(String name, String title, Unit unit, Signal.Figure figure, Watch watch) {
        return new Signal(name, title, unit, figure, watch);
    }

    private static Watch above(long threshold, int minutes, Missing missing) {
        return new Watch(true, BigDecimal.valueOf(threshold), Duration.ofMinutes(minutes), missing);
    }
}
