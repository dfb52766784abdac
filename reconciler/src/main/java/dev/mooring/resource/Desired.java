package dev.mooring.resource;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;

/**
 * One AWS object as git wants it.
 *
 * @param owner the manifest that it belongs to
 * @param tree the wanted state, perhaps with references in it
 * @param dependsOn what must be in place first though no reference in the tree says so
 * @param writtenAt the path in the manifest's document that names this object ({@code spec.routes[0].priority}), for
 *     problems
 * @param foreseen attributes that are certain before the object exists, so that a plan can name them: an ARN that holds
 *     nothing but account, Region and name
 */
public record Desired(
        ResourceId id,
        ResourceType type,
        ManifestId owner,
        Value.Tree tree,
        Set<ResourceId> dependsOn,
        String writtenAt,
        Map<String, String> foreseen) {

    public Desired(
            ResourceId id,
            ResourceType type,
            ManifestId owner,
            Value.Tree tree,
            Set<ResourceId> dependsOn,
            String writtenAt) {
        this(id, type, owner, tree, dependsOn, writtenAt, HashMap.empty());
    }

    /** Named by the manifest's own name. */
    public Desired(ResourceId id, ResourceType type, ManifestId owner, Value.Tree tree, Set<ResourceId> dependsOn) {
        this(id, type, owner, tree, dependsOn, "metadata.name");
    }

    public Desired foreseeing(Map<String, String> attributes) {
        return new Desired(id, type, owner, tree, dependsOn, writtenAt, attributes);
    }
}
