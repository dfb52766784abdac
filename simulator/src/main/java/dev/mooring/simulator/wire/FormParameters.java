package dev.mooring.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of a query string or of a form; of a repeated one, the first. */
public final class FormParameters {
    private final NavigableMap<String, String> values;

    private FormParameters(NavigableMap<String, String> values) {
        this.values = values;
    }

    public static FormParameters parse(String text) {
        NavigableMap<String, String> values = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.putIfAbsent(decode(name), decode(value));
        }
        return new FormParameters(values);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether any parameter's name begins so. */
    boolean hasPrefix(String prefix) {
        String next = values.ceilingKey(prefix);
        return next != null && next.startsWith(prefix);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
