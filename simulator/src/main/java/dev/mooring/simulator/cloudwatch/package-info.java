/**
 * Amazon CloudWatch: metrics and what is computed of them, alarms that are evaluated on the simulator's clock, dashboards,
 * anomaly detectors. Other services' metrics come in by {@link dev.mooring.simulator.cloudwatch.MetricSource}, and alarms'
 * actions go out by {@link dev.mooring.simulator.cloudwatch.AlarmAction}: this package knows no other service.
 */
@NullMarked
package dev.mooring.simulator.cloudwatch;

import org.jspecify.annotations.NullMarked;
