package dev.mooring.resource;

import java.util.Comparator;

/**
 * Names one AWS object by what a person would look it up with, known before it exists.
 *
 * @param type the resource type, {@code ecs/service}
 * @param scope what the name is unique within: a cluster, a listener's ARN; empty where that is the account and Region
 * @param name the physical name; for a listener rule its priority
 */
public record ResourceId(String type, String scope, String name) implements Comparable<ResourceId> {
    private static final Comparator<ResourceId> ORDER = Comparator.comparing(ResourceId::type)
            .thenComparing(ResourceId::scope)
            .thenComparing(ResourceId::name);

    @Override
    public int compareTo(ResourceId other) {
        return ORDER.compare(this, other);
    }

    /** For people: type and name, without the scope. */
    @Override
    public String toString() {
        return type + " " + name;
    }
}
