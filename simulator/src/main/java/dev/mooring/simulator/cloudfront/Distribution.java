package dev.mooring.simulator.cloudfront;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.EventType;

/** One distribution: its configuration, its tags and what was invalidated in it. */
final class Distribution {
    private final String id;
    private final String arn;
    private final Map<String, Invalidation> invalidations = new LinkedHashMap<>();
    private DistributionConfig config;
    private String eTag;
    private Instant modifiedAt;
    private Map<String, String> tags = Map.of();
    private boolean everTagged;

    Distribution(String id, String arn, DistributionConfig config, String eTag, Instant modifiedAt) {
        this.id = id;
        this.arn = arn;
        this.config = config;
        this.eTag = eTag;
        this.modifiedAt = modifiedAt;
    }

    String id() {
        return id;
    }

    String arn() {
        return arn;
    }

    String domainName() {
        return "d" + id.toLowerCase(Locale.ROOT) + ".cloudfront.net";
    }

    DistributionConfig config() {
        return config;
    }

    /** What an update must name to be let in. */
    String eTag() {
        return eTag;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }

    void update(DistributionConfig next, String nextTag, Instant now) {
        config = next;
        eTag = nextTag;
        modifiedAt = now;
    }

    /** By their ids, the oldest first. */
    Map<String, Invalidation> invalidations() {
        return invalidations;
    }

    List<Invalidation> inProgress() {
        return invalidations.values().stream().filter(each -> !each.completed()).toList();
    }

    Map<String, String> tags() {
        return tags;
    }

    void tag(Map<String, String> next) {
        tags = Map.copyOf(next);
        everTagged |= !next.isEmpty();
    }

    boolean everTagged() {
        return everTagged;
    }

    /** The bucket behind it: the name before {@code .s3} in its first origin's domain. */
    String bucket() {
        String domain = config.origins().items().getFirst().domainName();
        int end = domain.indexOf(".s3");
        return end < 0 ? domain : domain.substring(0, end);
    }

    /** Whether a function looks at every viewer's request; the simulator takes any for the one that serves index.html. */
    boolean singlePage() {
        var functions = config.defaultCacheBehavior().functionAssociations();
        return functions != null
                && functions.items().stream().anyMatch(each -> each.eventType() == EventType.VIEWER_REQUEST);
    }
}
