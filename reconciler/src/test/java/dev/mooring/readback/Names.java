package dev.mooring.readback;

import dev.mooring.resource.Value;
import io.vavr.collection.Vector;

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

    /** A spec of ours always says what sort of volume it wants; ECS says which it took where nobody did. */
    static Pair withVolumeTypes(Pair pair) {
        Vector<Value.Tree> live = volumes(pair.live());
        Vector<Value.Tree> typed = volumes(pair.declared())
                .map(volume -> live.find(other -> other.get("name").equals(volume.get("name")))
                        .flatMap(other -> ebs(other).get("volumeType"))
                        .filter(type -> ebs(volume).get("volumeType").isEmpty())
                        .map(type -> volume.with("managedEBSVolume", ebs(volume).with("volumeType", type)))
                        .getOrElse(volume));
        return typed.isEmpty()
                ? pair
                : new Pair(pair.declared().with("volumeConfigurations", Value.list(typed)), pair.live());
    }

    private static Vector<Value.Tree> volumes(Value.Tree service) {
        return service.get("volumeConfigurations")
                .toVector()
                .flatMap(list -> ((Value.Items) list).items())
                .map(Value.Tree.class::cast);
    }

    private static Value.Tree ebs(Value.Tree volume) {
        return (Value.Tree) volume.get("managedEBSVolume").getOrElse(Value.tree());
    }
}
