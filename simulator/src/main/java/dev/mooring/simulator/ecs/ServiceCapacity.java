package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.autoscaling.Capacity;
import java.util.Optional;
import java.util.OptionalInt;

/** The desired counts of services, as Application Auto Scaling moves them: {@code service/CLUSTER/NAME}. */
final class ServiceCapacity implements Capacity {
    private final Regional<Ecs> regions;
    private final ServiceScheduler scheduler;

    ServiceCapacity(Regional<Ecs> regions, ServiceScheduler scheduler) {
        this.regions = regions;
        this.scheduler = scheduler;
    }

    @Override
    public OptionalInt desired(Caller caller, String resourceId) {
        return service(regions.of(caller), resourceId)
                .map(service -> OptionalInt.of(service.desired()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public int running(Caller caller, String resourceId) {
        return service(regions.of(caller), resourceId)
                .map(service -> (int) service.tasks().filter(TaskEntry::running).count())
                .orElse(0);
    }

    @Override
    public void set(Caller caller, String resourceId, int desired) {
        Ecs region = regions.of(caller);
        service(region, resourceId).ifPresent(service -> {
            service.settings =
                    service.settings.toBuilder().desiredCount(desired).build();
            service.steady = false;
            scheduler.wake(region, service);
        });
    }

    private static Optional<ServiceEntry> service(Ecs region, String resourceId) {
        String[] parts = resourceId.split("/", -1);
        return parts.length == 3 && parts[0].equals("service")
                ? Optional.ofNullable(region.services.get(region.serviceArn(parts[1], parts[2])))
                        .filter(ServiceEntry::active)
                : Optional.empty();
    }
}
