/**
 * A service, as data: what its YAML stands for in AWS (an ECS service with its task definition, a target group and listener
 * rules where it is routed, a log group, scaling), and a type for each of those objects: the table of how its fields behave.
 * Pure. The words of the YAML are in {@code spec}, what reads and writes AWS in {@code actuator}; nothing here knows the latter.
 */
@NullMarked
package dev.mooring.kinds.service;

import org.jspecify.annotations.NullMarked;
