package dev.mooring.simulator.autoscaling;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;

/** What scales in one account and Region, and what the scaler did there. */
final class Scaling {
    private static final int MOST_ACTIVITIES = 1000;
    private final TreeMap<TargetKey, TargetEntry> targets = new TreeMap<>();
    private final Deque<ScalingActivity> activities = new ArrayDeque<>();

    Optional<TargetEntry> find(TargetKey key) {
        return Optional.ofNullable(targets.get(key));
    }

    Optional<TargetEntry> byArn(String arn) {
        return targets.values().stream()
                .filter(target -> target.arn().equals(arn))
                .findFirst();
    }

    void add(TargetEntry target) {
        targets.put(target.key(), target);
    }

    void remove(TargetEntry target) {
        targets.remove(target.key());
    }

    /** Whether this very target is still there, and not another of the same name. */
    boolean has(TargetEntry target) {
        return targets.get(target.key()) == target;
    }

    Collection<TargetEntry> all() {
        return targets.values();
    }

    void record(ScalingActivity activity) {
        activities.addFirst(activity);
        if (activities.size() > MOST_ACTIVITIES) {
            activities.removeLast();
        }
    }

    /** Newest first. */
    Collection<ScalingActivity> activities() {
        return activities;
    }
}
