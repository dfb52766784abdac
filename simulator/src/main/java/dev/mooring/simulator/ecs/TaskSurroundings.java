package dev.mooring.simulator.ecs;

import dev.mooring.simulator.elb.TargetRegistry;
import dev.mooring.simulator.time.Timeline;

/** What a task lives in. */
record TaskSurroundings(
        Ecs region, Timeline timeline, EcsOptions options, Images images, SecretShelf secrets, TargetRegistry targets) {

    /** Removes a task that stopped long ago, as AWS does. */
    void forget(TaskEntry task) {
        region.tasks.remove(task.arn());
        region.tags.remove(task.arn());
    }
}
