package dev.mooring.graph;

import dev.mooring.resource.ResourceId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;

/** Finds circles of needs: one for each knot of resources that need each other, the shortest through its first member. */
final class Cycles {
    private final Map<ResourceId, Set<ResourceId>> needs;

    Cycles(Map<ResourceId, Set<ResourceId>> needs) {
        this.needs = needs;
    }

    /** Each as the resources on the way around, the first not repeated at the end. */
    Seq<Vector<ResourceId>> shortest() {
        java.util.Set<ResourceId> told = new HashSet<>();
        Vector<Vector<ResourceId>> cycles = Vector.empty();
        for (ResourceId id : knotted()) {
            if (!told.contains(id)) {
                Vector<ResourceId> around = around(id);
                cycles = around.isEmpty() ? cycles : cycles.append(around);
                around.forEach(told::add);
            }
        }
        return cycles;
    }

    /** What is left when everything that can be ordered is taken away, sorted: the circles, and what needs one. */
    private Seq<ResourceId> knotted() {
        java.util.Map<ResourceId, Integer> waitsFor = new HashMap<>();
        java.util.Map<ResourceId, Vector<ResourceId>> neededBy = new HashMap<>();
        needs.forEach((id, needed) -> {
            waitsFor.put(id, needed.size());
            needed.forEach(one -> neededBy.merge(one, Vector.of(id), Vector::appendAll));
        });
        Deque<ResourceId> free = new ArrayDeque<>();
        waitsFor.forEach((id, count) -> {
            if (count == 0) {
                free.add(id);
            }
        });
        while (!free.isEmpty()) {
            ResourceId id = free.remove();
            waitsFor.remove(id);
            for (ResourceId dependent : neededBy.getOrDefault(id, Vector.empty())) {
                Integer left = waitsFor.computeIfPresent(dependent, (key, count) -> count - 1);
                if (left != null && left == 0) {
                    free.add(dependent);
                }
            }
        }
        return Vector.ofAll(waitsFor.keySet()).sorted();
    }

    /** The shortest way from {@code start} back to it; empty if there is none. */
    private Vector<ResourceId> around(ResourceId start) {
        java.util.Map<ResourceId, ResourceId> cameFrom = new HashMap<>();
        Deque<ResourceId> frontier = new ArrayDeque<>();
        frontier.add(start);
        while (!frontier.isEmpty()) {
            ResourceId here = frontier.remove();
            for (ResourceId next : needs.get(here).get()) {
                if (next.equals(start)) {
                    return back(start, here, cameFrom);
                }
                if (cameFrom.putIfAbsent(next, here) == null) {
                    frontier.add(next);
                }
            }
        }
        return Vector.empty();
    }

    private static Vector<ResourceId> back(
            ResourceId start, ResourceId last, java.util.Map<ResourceId, ResourceId> cameFrom) {
        Vector<ResourceId> path = Vector.of(last);
        while (!path.head().equals(start)) {
            path = path.prepend(cameFrom.get(path.head()));
        }
        return path;
    }
}
