/**
 * Elastic Load Balancing v2: target groups and the health of their targets, load balancers, listeners, rules, tags.
 * No packet is balanced: a target is as healthy as its {@link dev.mooring.simulator.elb.Probe} says. ECS reaches this
 * room only through {@link dev.mooring.simulator.elb.TargetRegistry}; this room knows nothing of ECS.
 */
@NullMarked
package dev.mooring.simulator.elb;

import org.jspecify.annotations.NullMarked;
