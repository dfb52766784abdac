/**
 * Amazon ECS: clusters, task definitions, services, tasks, and the rollout engine that moves them on the timeline.
 * Containers do not run: {@link dev.mooring.simulator.ecs.Images} says how each image would behave. Load balancing is
 * reached only through its {@code TargetRegistry}; CloudWatch alarms and EventBridge are not known here.
 */
@NullMarked
package dev.mooring.simulator.ecs;

import org.jspecify.annotations.NullMarked;
