package dev.mooring.resource;

import java.util.HashSet;
import java.util.Set;

/** Which fields a tree states itself, as opposed to what its table's defaults add: paths as {@link Drift} tells them. */
public final class Stated {
    private final Set<String> paths = new HashSet<>();

    private Stated() {}

    public static Stated in(Fields fields, Value.Tree tree) {
        Stated stated = new Stated();
        stated.gather(fields.compiled(), Trail.ROOT, tree);
        return stated;
    }

    /** Whether the tree has a value at this path. */
    public boolean contains(String path) {
        return paths.contains(path);
    }

    private void gather(FieldTree field, Trail here, Value written) {
        paths.add(here.toString());
        Value value = field.form().read(written);
        switch (value) {
            case Value.Tree tree ->
                tree.members().forEach(member -> gather(field.member(member._1), here.member(member._1), member._2));
            case Value.Items list ->
                field.listing().named(list).forEach(item -> gather(field.item(), here.item(item._1), item._2));
            default -> {}
        }
    }
}
