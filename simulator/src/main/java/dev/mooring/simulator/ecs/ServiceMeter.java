package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.cloudwatch.MetricSource;
import java.util.Map;

/** What ECS measures of the services that have tasks: their use of CPU and memory, and with Container Insights their number. */
final class ServiceMeter implements MetricSource {
    private static final double IDLE_CPU = 4;
    private static final double IDLE_MEMORY = 30;

    private final Regional<Ecs> regions;
    private final ServiceLoads loads;

    ServiceMeter(Regional<Ecs> regions, ServiceLoads loads) {
        this.regions = regions;
        this.loads = loads;
    }

    @Override
    public void measure(Meter meter) {
        regions.forEach((owner, region) -> region.services.values().stream()
                .filter(ServiceEntry::active)
                .forEach(service -> measure(meter, owner, service)));
    }

    private void measure(Meter meter, Caller owner, ServiceEntry service) {
        Map<String, String> dimensions = Map.of("ClusterName", service.cluster().name(), "ServiceName", service.name());
        int running = (int) service.tasks().filter(TaskEntry::running).count();
        meter.record(owner, "ECS/ContainerInsights", "RunningTaskCount", dimensions, "Count", running);
        meter.record(owner, "ECS/ContainerInsights", "DesiredTaskCount", dimensions, "Count", service.desired());
        if (running > 0) {
            String resource = "service/" + service.cluster().name() + "/" + service.name();
            double cpu = loads.of(owner, resource, "CPUUtilization").orElse(IDLE_CPU);
            double memory = loads.of(owner, resource, "MemoryUtilization").orElse(IDLE_MEMORY);
            meter.record(owner, "AWS/ECS", "CPUUtilization", dimensions, "Percent", cpu);
            meter.record(owner, "AWS/ECS", "MemoryUtilization", dimensions, "Percent", memory);
        }
    }
}
