package dev.mooring.simulator.s3;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.TagStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All buckets: their names are unique across accounts and Regions. */
final class Buckets implements TagStore {
    private final TreeMap<String, Bucket> byName = new TreeMap<>();

    Optional<Bucket> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Bucket get(String name) {
        return find(name).orElseThrow(S3Errors::noSuchBucket);
    }

    /** In order of their names. */
    Collection<Bucket> all() {
        return byName.values();
    }

    void add(Bucket bucket) {
        byName.put(bucket.name(), bucket);
    }

    void remove(Bucket bucket) {
        byName.remove(bucket.name());
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
        byName.values().stream()
                .filter(bucket -> bucket.owner().equals(caller) && bucket.everTagged())
                .forEach(bucket -> tagged.put(bucket.arn(), bucket.tags()));
        return tagged;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> tags) {
        return change(caller, arn, live -> live.putAll(tags));
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        return change(caller, arn, live -> live.keySet().removeAll(keys));
    }

    private boolean change(Caller caller, String arn, Consumer<Map<String, String>> change) {
        Optional<Bucket> bucket = byName.values().stream()
                .filter(each -> each.arn().equals(arn) && each.owner().equals(caller))
                .findFirst();
        bucket.ifPresent(found -> {
            Map<String, String> tags = new HashMap<>(found.tags());
            change.accept(tags);
            found.tag(tags);
        });
        return bucket.isPresent();
    }
}
