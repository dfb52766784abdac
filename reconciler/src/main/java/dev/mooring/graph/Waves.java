package dev.mooring.graph;

import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Numbers waves: what needs nothing is in the first, everything else after the last of what it needs. */
final class Waves {
    private Waves() {}

    /**
     * @param needs free of cycles
     * @param requested added to the wave that needs alone would give; never so that something precedes what it needs
     */
    static Seq<Seq<Desired>> number(
            Map<ResourceId, Desired> resources,
            Map<ResourceId, Set<ResourceId>> needs,
            ToIntFunction<Desired> requested) {
        List<ResourceId> ordered = topological(resources.keySet(), needs);
        java.util.Map<ResourceId, Integer> natural = new HashMap<>();
        java.util.Map<ResourceId, Integer> numbered = new HashMap<>();
        TreeMap<Integer, List<Desired>> waves = new TreeMap<>();
        for (ResourceId id : ordered) {
            Desired desired = resources.get(id).get();
            int base = 0;
            int earliest = Integer.MIN_VALUE;
            for (ResourceId needed : needs.get(id).get()) {
                base = Math.max(base, natural.getOrDefault(needed, 0) + 1);
                earliest = Math.max(earliest, numbered.getOrDefault(needed, 0) + 1);
            }
            int wave = Math.max(earliest, base + requested.applyAsInt(desired));
            natural.put(id, base);
            numbered.put(id, wave);
            waves.computeIfAbsent(wave, number -> new ArrayList<>()).add(desired);
        }
        return Vector.ofAll(waves.values()).map(wave -> Vector.ofAll(wave).sorted(Waves::byOwnerThenId));
    }

    private static int byOwnerThenId(Desired left, Desired right) {
        int byOwner = left.owner().compareTo(right.owner());
        return byOwner != 0 ? byOwner : left.id().compareTo(right.id());
    }

    /** Kahn's order. */
    private static List<ResourceId> topological(Set<ResourceId> ids, Map<ResourceId, Set<ResourceId>> needs) {
        java.util.Map<ResourceId, List<ResourceId>> neededBy = new HashMap<>();
        java.util.Map<ResourceId, Integer> waitsFor = new HashMap<>();
        Deque<ResourceId> free = new ArrayDeque<>();
        for (ResourceId id : ids) {
            Set<ResourceId> needed = needs.get(id).get();
            waitsFor.put(id, needed.size());
            needed.forEach(one ->
                    neededBy.computeIfAbsent(one, key -> new ArrayList<>()).add(id));
            if (needed.isEmpty()) {
                free.add(id);
            }
        }
        List<ResourceId> ordered = new ArrayList<>();
        while (!free.isEmpty()) {
            ResourceId id = free.remove();
            ordered.add(id);
            for (ResourceId dependent : neededBy.getOrDefault(id, List.of())) {
                if (waitsFor.merge(dependent, -1, Integer::sum) == 0) {
                    free.add(dependent);
                }
            }
        }
        return ordered;
    }
}
