package dev.mooring.resource;

/** Names a manifest within its environment, as the ownership tag does: {@code Service/orders}. */
public record ManifestId(String kind, String name) implements Comparable<ManifestId> {

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
