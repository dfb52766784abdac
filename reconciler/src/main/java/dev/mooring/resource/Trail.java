package dev.mooring.resource;

import io.vavr.collection.List;
import java.util.regex.Pattern;

/**
 * Where a walk stands, as people read it: {@code containerDefinitions[orders].environment[LOG_LEVEL].value}. A list-map's
 * item is named by its keys, any other by its index from 0; a map's key that is no plain word stands in brackets too.
 *
 * @param back the segments walked, the last one first
 */
record Trail(List<Segment> back) {
    static final Trail ROOT = new Trail(List.empty());

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

    sealed interface Segment {
        String name();

        record Member(String name) implements Segment {}

        record Item(String name) implements Segment {}
    }

    Trail member(String name) {
        return new Trail(back.prepend(new Segment.Member(name)));
    }

    Trail item(String key) {
        return new Trail(back.prepend(new Segment.Item(key)));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Segment segment : back.reverse()) {
            if (segment instanceof Segment.Member member
                    && WORD.matcher(member.name()).matches()) {
                text.append(text.isEmpty() ? "" : ".").append(member.name());
            } else {
                text.append('[').append(segment.name()).append(']');
            }
        }
        return text.toString();
    }
}
