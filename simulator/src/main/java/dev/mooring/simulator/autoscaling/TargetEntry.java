package dev.mooring.simulator.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;

/** One scalable target with all that hangs on it. */
final class TargetEntry {
    private final TargetKey key;
    ScalableTarget settings;
    final Map<String, ScalingPolicy> policies = new TreeMap<>();
    final Map<String, ScheduledAction> actions = new TreeMap<>();
    final Map<String, String> tags = new LinkedHashMap<>();
    boolean everTagged;

    private @Nullable Instant lastOut;
    private @Nullable Instant lastIn;
    private int added;

    TargetEntry(TargetKey key, ScalableTarget settings) {
        this.key = key;
        this.settings = settings;
    }

    TargetKey key() {
        return key;
    }

    String arn() {
        return settings.scalableTargetARN();
    }

    /** The nearest count that this target allows. */
    int within(int count) {
        return Math.clamp(count, settings.minCapacity(), settings.maxCapacity());
    }

    void tag(Map<String, String> more) {
        tags.putAll(more);
        everTagged |= !more.isEmpty();
    }

    /** A policy scaled out: this ends the cooldown of scaling in. */
    void scaledOut(Instant now, int by) {
        lastOut = now;
        lastIn = null;
        added = by;
    }

    void scaledIn(Instant now) {
        lastIn = now;
    }

    /** What policies have added in the cooldown that lasts: it counts as part of what the next one adds. */
    int added(Instant now, Duration cooldown) {
        return coolingOut(now, cooldown) ? added : 0;
    }

    boolean coolingOut(Instant now, Duration cooldown) {
        return lastOut != null && now.isBefore(lastOut.plus(cooldown));
    }

    boolean coolingIn(Instant now, Duration cooldown) {
        return (lastIn != null && now.isBefore(lastIn.plus(cooldown))) || coolingOut(now, cooldown);
    }
}
