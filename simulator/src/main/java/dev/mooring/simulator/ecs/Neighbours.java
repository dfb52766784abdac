package dev.mooring.simulator.ecs;

import dev.mooring.simulator.elb.TargetRegistry;
import dev.mooring.simulator.elb.TrafficRouter;

/** The other APIs, as far as ECS asks something of them. */
public record Neighbours(TargetRegistry targets, TrafficRouter traffic, AlarmStates alarms, SecretShelf secrets) {}
