package dev.mooring.resource;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * The tags by which AWS itself remembers what is ours, from which spec and from which commit.
 *
 * @param digest of the spec's tree: equal digests prove equal content, unequal ones prove nothing
 * @param commit the revision that last changed the object; never a reason to change it
 * @param retain whether the object stays when its manifest leaves git, which then cannot say so any more
 * @param suspended whether a person has asked to leave the manifest's objects alone; none: nobody has ever said
 */
public record OwnerTags(
        String environment, ManifestId owner, String digest, String commit, boolean retain, Option<Boolean> suspended) {
    public static final String ENVIRONMENT = "mooring:environment";
    public static final String RESOURCE = "mooring:resource";
    public static final String DIGEST = "mooring:digest";
    public static final String COMMIT = "mooring:commit";
    public static final String DELETION_POLICY = "mooring:deletion-policy";
    public static final String RECONCILE = "mooring:reconcile";
    private static final String DISABLED = "disabled";

    /** Of what goes when its manifest leaves git. */
    public OwnerTags(String environment, ManifestId owner, String digest, String commit) {
        this(environment, owner, digest, commit, false, Option.none());
    }

    public Map<String, String> asMap() {
        Map<String, String> always = LinkedHashMap.of(
                ENVIRONMENT,
                environment,
                RESOURCE,
                owner.toString(),
                DIGEST,
                digest,
                COMMIT,
                commit,
                DELETION_POLICY,
                policy(retain));
        return suspended
                .map(asked -> always.put(RECONCILE, asked ? DISABLED : "enabled"))
                .getOrElse(always);
    }

    /** Whether tags read from AWS say that a person has asked to leave the object alone. */
    public static boolean suspends(Map<String, String> tags) {
        return tags.get(RECONCILE).contains(DISABLED);
    }

    /** As the tag says it. */
    public static String policy(boolean retain) {
        return retain ? "retain" : "delete";
    }

    /** Whether tags read from AWS say so for certain; what does not is kept. */
    public static boolean mayBeDeleted(Map<String, String> tags) {
        return tags.get(DELETION_POLICY).contains(policy(false));
    }

    /** The manifest that tags read from AWS name. */
    public static Option<ManifestId> owner(Map<String, String> tags) {
        return tags.get(RESOURCE).flatMap(ManifestId::read);
    }

    /** Whether tags read from AWS say that the object belongs to {@code environment}. */
    public static boolean owns(String environment, Map<String, String> tags) {
        return tags.get(ENVIRONMENT).contains(environment);
    }
}
