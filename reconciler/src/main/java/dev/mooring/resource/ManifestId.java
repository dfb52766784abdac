package dev.mooring.resource;

import io.vavr.control.Option;

/** Names a manifest within its environment, as the ownership tag does: {@code Service/orders}. */
public record ManifestId(String kind, String name) implements Comparable<ManifestId> {

    /** From what {@link #toString} wrote. */
    public static Option<ManifestId> read(String text) {
        int slash = text.indexOf('/');
        return Option.when(
                slash > 0 && slash < text.length() - 1,
                () -> new ManifestId(text.substring(0, slash), text.substring(slash + 1)));
    }

    @Override
    public int compareTo(ManifestId other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
