package dev.mooring.kinds;

import dev.mooring.manifest.Position;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;

/**
 * What one manifest wants done when another, an alarm, goes off: a scaling policy of a service. The alarm names it among its
 * actions, beside what its own spec says.
 *
 * @param on the alarm
 * @param arn of what is to be called; it may not exist yet
 * @param side where the figure must be when the alarm goes off for the action to make sense
 * @param written where it was asked for
 */
public record AlarmAction(ManifestId on, Reference arn, Side side, Position written) {
    /** Of the alarm's threshold. */
    public enum Side {
        OVER,
        UNDER
    }
}
