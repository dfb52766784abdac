package dev.mooring.resource;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/**
 * The tags by which AWS itself remembers what is ours, from which spec and from which commit.
 *
 * @param digest of the spec's tree: equal digests prove equal content, unequal ones prove nothing
 * @param commit the revision that last changed the object; never a reason to change it
 */
public record OwnerTags(String environment, ManifestId owner, String digest, String commit) {
    public static final String ENVIRONMENT = "mooring:environment";
    public static final String RESOURCE = "mooring:resource";
    public static final String DIGEST = "mooring:digest";
    public static final String COMMIT = "mooring:commit";

    public Map<String, String> asMap() {
        return LinkedHashMap.of(ENVIRONMENT, environment, RESOURCE, owner.toString(), DIGEST, digest, COMMIT, commit);
    }

    /** Whether tags read from AWS say that the object belongs to {@code environment}. */
    public static boolean owns(String environment, Map<String, String> tags) {
        return tags.get(ENVIRONMENT).contains(environment);
    }
}
