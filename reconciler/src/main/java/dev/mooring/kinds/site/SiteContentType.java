package dev.mooring.kinds.site;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.HashSet;

/**
 * What is published in a site's bucket. AWS has no such object, so its members are ours: what git wants, and, where it
 * lives, what is wrong with it. It cannot be tagged; who owns the bucket owns it.
 */
public final class SiteContentType {
    public static final String NAME = "site/content";

    static final String BUCKET = "Bucket";
    static final String RELEASE = "Release";
    static final String SHA_256 = "Sha256";
    static final String SOURCE = "Source";
    static final String CACHE = "CacheControl";
    static final String TYPES = "ContentTypes";
    /** What the bucket encrypts new objects with: those that are there keep what they were written with. */
    static final String KMS_KEY = "KmsKey";

    static final String SINGLE_PAGE = "SinglePage";
    static final String DISTRIBUTION = "Distribution";
    static final String KEEP = "KeepStaleSeconds";

    /** Published files that somebody deleted. */
    static final String MISSING = "Missing";

    /** Published files that somebody overwrote. */
    static final String ALTERED = "Altered";

    /** Files of earlier releases whose time is up. */
    static final String EXPIRED = "Expired";

    /** What a deploy that was interrupted has still to do. */
    static final String UNFINISHED = "Unfinished";

    public static final ResourceType TYPE =
            new ResourceType(NAME, fields(), HashSet.of("bucketArn", "release"), false).untagged();

    private SiteContentType() {}

    /** Of the bucket of this name. */
    public static ResourceId id(String bucket) {
        return new ResourceId(NAME, "", bucket);
    }

    private static Fields fields() {
        return Fields.in(NAME)
                .immutable(BUCKET)
                .absentByDefault(RELEASE + "." + SHA_256, RELEASE + "." + SOURCE, CACHE, DISTRIBUTION, KMS_KEY)
                .absentByDefault(MISSING, ALTERED, EXPIRED, UNFINISHED)
                .openMap(TYPES)
                .byDefault(SINGLE_PAGE, false)
                .byDefault(KEEP, SiteContentTree.USUAL_KEEP.toSeconds())
                .listSet(MISSING, ALTERED, EXPIRED);
    }
}
