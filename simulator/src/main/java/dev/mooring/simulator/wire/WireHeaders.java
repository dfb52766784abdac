package dev.mooring.simulator.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** HTTP headers; names compare without case. */
public final class WireHeaders {
    private final TreeMap<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public WireHeaders(Map<String, List<String>> values) {
        this.values.putAll(values);
    }

    public Optional<String> first(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getFirst);
    }

    public String firstOr(String name, String otherwise) {
        return first(name).orElse(otherwise);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public void forEach(BiConsumer<String, String> each) {
        values.forEach((name, all) -> each.accept(name, String.join(",", all)));
    }
}
