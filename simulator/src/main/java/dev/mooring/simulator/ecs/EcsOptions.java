package dev.mooring.simulator.ecs;

import java.time.Duration;

/**
 * How quickly ECS moves. All are durations of simulator time.
 *
 * @param scheduling from a change to the service scheduler's reaction
 * @param provisioning how long a task is PROVISIONING
 * @param pulling how long a task is PENDING, pulling its images
 * @param activating how long a task with load balancing is ACTIVATING
 * @param settling how long a task with no health check of any sort must run to count as healthy
 * @param containerCheck from a container's start to its first passed health check
 * @param containerUnhealthyAfter from a container's start to UNHEALTHY where it fails its health check
 * @param stopping how long a stopped container takes to end
 * @param deprovisioning how long a task is DEPROVISIONING
 * @param firstBackoff how long the scheduler waits after a service's first failed task; it doubles with each one
 * @param longestBackoff where that doubling ends
 * @param stoppedTasksKeptFor how long a stopped task can be described
 * @param minute how long a minute takes that a deployment is told to wait: to bake, between steps, for a hook
 * @param alarmCheck how often a deployment looks at its alarms
 * @param instancesPerCluster how many tasks a DAEMON service has
 */
public record EcsOptions(
        Duration scheduling,
        Duration provisioning,
        Duration pulling,
        Duration activating,
        Duration settling,
        Duration containerCheck,
        Duration containerUnhealthyAfter,
        Duration stopping,
        Duration deprovisioning,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration stoppedTasksKeptFor,
        Duration minute,
        Duration alarmCheck,
        int instancesPerCluster) {

    /** A new service is RUNNING and COMPLETED within two seconds; failing tasks back off up to AWS's 15 minutes. A deployment's minutes are seconds. */
    public static EcsOptions quick() {
        return new EcsOptions(
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofMillis(350),
                Duration.ofMillis(150),
                Duration.ofMillis(500),
                Duration.ofMillis(400),
                Duration.ofMillis(600),
                Duration.ofMillis(150),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(250),
                1);
    }
}
