package dev.mooring.simulator.autoscaling;

import java.util.List;

/**
 * An alarm that has a scaling policy among its actions, and what it says.
 *
 * @param state of the alarm
 * @param breaches by how much its metric's newest figures are above its threshold, negative below
 */
public record ScalingTrigger(String alarm, String state, List<Double> breaches) {
    public ScalingTrigger {
        breaches = List.copyOf(breaches);
    }
}
