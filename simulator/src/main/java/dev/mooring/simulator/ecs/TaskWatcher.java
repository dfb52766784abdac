package dev.mooring.simulator.ecs;

/** Hears what becomes of a task: the service scheduler for a service's tasks, nobody for a task run by hand. */
interface TaskWatcher {
    TaskWatcher NOBODY = new TaskWatcher() {};

    /** The task is RUNNING; its health is not known yet. */
    default void started(TaskEntry task) {}

    /** The task has passed every health check that there is. */
    default void turnedHealthy(TaskEntry task) {}

    /**
     * The task failed a health check.
     *
     * @param reason what its stopped reason is to say
     * @param finding what the health check found, for the service's events; the reason where there is nothing to add
     */
    default void turnedUnhealthy(TaskEntry task, String reason, String finding) {}

    /** The task's end has begun, for whatever reason; nothing was told of it unless the watcher did it itself. */
    default void stopping(TaskEntry task) {}

    /** The task is STOPPED. */
    default void stopped(TaskEntry task) {}
}
