package dev.mooring.readback;

import dev.mooring.resource.Value;

/** Names and ARNs that say the same. */
final class Names {
    private Names() {}

    /** A tree in which a member's ARN is told by what stands behind the last {@code mark}. */
    static Value.Tree shortened(Value.Tree tree, String member, String mark) {
        return tree.text(member)
                .filter(text -> text.contains(mark))
                .map(text -> tree.with(member, Value.of(text.substring(text.lastIndexOf(mark) + mark.length()))))
                .getOrElse(tree);
    }

    /** A service's cluster, role and task definition; a family without a revision is its latest. */
    static Pair ofService(Pair pair) {
        Pair named = pair.both(service -> shortened(
                shortened(shortened(service, "cluster", ":cluster/"), "role", "/"),
                "taskDefinition",
                ":task-definition/"));
        boolean latest = named.declared().text("taskDefinition").exists(family -> !family.contains(":"));
        return latest
                ? named.both(service -> service.text("taskDefinition")
                        .map(text -> service.with("taskDefinition", Value.of(text.split(":", 2)[0])))
                        .getOrElse(service))
                : named;
    }
}
