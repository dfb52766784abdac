package dev.mooring.simulator.autoscaling;

import java.time.Duration;

/**
 * How quickly target tracking acts. AWS looks once a minute, scales out after three minutes above the target and in after
 * fifteen below nine tenths of it.
 *
 * @param period between two looks at the metric
 * @param looksAbove how many in a row above the target scale out
 * @param looksBelow how many in a row well below the target scale in
 */
public record AutoscalingOptions(Duration period, int looksAbove, int looksBelow) {
    public static AutoscalingOptions asAws() {
        return new AutoscalingOptions(Duration.ofMinutes(1), 3, 15);
    }

    /** AWS's minutes as seconds, for people who watch. */
    public static AutoscalingOptions quick() {
        return new AutoscalingOptions(Duration.ofSeconds(1), 3, 15);
    }
}
