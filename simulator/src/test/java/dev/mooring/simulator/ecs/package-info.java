/** Tests of ECS on virtual time: defaults, refusals in AWS's words, and whole rollouts from their start to their end. */
@NullMarked
package dev.mooring.simulator.ecs;

import org.jspecify.annotations.NullMarked;
