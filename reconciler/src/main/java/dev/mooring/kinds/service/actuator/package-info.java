/**
 * How a service's objects are read from AWS and written to it, one actuator an object, and how ECS's rollouts are followed.
 * Effects only: how a field behaves is said by the types in the room above, and what is to be done by the planner.
 */
@NullMarked
package dev.mooring.kinds.service.actuator;

import org.jspecify.annotations.NullMarked;
