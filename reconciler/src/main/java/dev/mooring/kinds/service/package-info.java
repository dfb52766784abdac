/**
 * A service: its spec, and what it stands for in AWS: an ECS service with its task definition, a target group and listener
 * rules where it is routed, a log group. Each AWS object has a type (data) and an actuator (effects); the rest is pure.
 */
@NullMarked
package dev.mooring.kinds.service;

import org.jspecify.annotations.NullMarked;
