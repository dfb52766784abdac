package dev.mooring.simulator.autoscaling;

import java.util.Comparator;

/** What names a scalable target. */
record TargetKey(String namespace, String resourceId, String dimension) implements Comparable<TargetKey> {
    private static final Comparator<TargetKey> ORDER = Comparator.comparing(TargetKey::namespace)
            .thenComparing(TargetKey::resourceId)
            .thenComparing(TargetKey::dimension);

    boolean isEcsService() {
        return namespace.equals("ecs");
    }

    String inWords() {
        return "service namespace: " + namespace + ", resource ID: " + resourceId + ", scalable dimension: "
                + dimension;
    }

    @Override
    public int compareTo(TargetKey other) {
        return ORDER.compare(this, other);
    }
}
