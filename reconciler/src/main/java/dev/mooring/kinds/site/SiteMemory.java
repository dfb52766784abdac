package dev.mooring.kinds.site;

import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What need not be read again with every pass: a site's record while its entity tag is the same, and a bucket's
 * configurations, seven calls a bucket, for a while. What Mooring writes itself is forgotten at once.
 */
public final class SiteMemory {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private record Recorded(String eTag, SiteRecord record) {}

    private record Configured(Instant readAt, Value.Tree tree) {}

    private Map<String, Recorded> records = HashMap.empty();
    private Map<String, Configured> configurations = HashMap.empty();

    synchronized Option<SiteRecord> record(String bucket, String eTag) {
        return records.get(bucket).filter(known -> known.eTag().equals(eTag)).map(Recorded::record);
    }

    synchronized void keep(String bucket, String eTag, SiteRecord record) {
        records = records.put(bucket, new Recorded(eTag, record));
    }

    synchronized Option<Value.Tree> configuration(String bucket, Instant now) {
        return configurations
                .get(bucket)
                .filter(known -> known.readAt().plus(FRESH).isAfter(now))
                .map(Configured::tree);
    }

    synchronized void keep(String bucket, Instant now, Value.Tree tree) {
        configurations = configurations.put(bucket, new Configured(now, tree));
    }

    synchronized void forget(String bucket) {
        configurations = configurations.remove(bucket);
    }
}
