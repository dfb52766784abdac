/**
 * Application Auto Scaling: what may scale, by which policies and schedules, and the scaler that acts on them. What it reads
 * ({@link dev.mooring.simulator.autoscaling.MetricFeed}), moves ({@link dev.mooring.simulator.autoscaling.Capacity}) and keeps
 * ({@link dev.mooring.simulator.autoscaling.ScalingAlarms}) are seams: nothing here knows ECS or CloudWatch.
 */
@NullMarked
package dev.mooring.simulator.autoscaling;

import org.jspecify.annotations.NullMarked;
