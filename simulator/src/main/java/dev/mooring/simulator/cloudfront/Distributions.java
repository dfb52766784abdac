package dev.mooring.simulator.cloudfront;

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

/** All distributions, by account: CloudFront knows no Regions, and its tags are found in the first. */
final class Distributions implements TagStore {
    static final String REGION = "us-east-1";

    private final Map<String, Map<String, Distribution>> byAccount = new HashMap<>();

    void add(Caller owner, Distribution distribution) {
        of(owner).put(distribution.id(), distribution);
    }

    void remove(Caller owner, Distribution distribution) {
        of(owner).remove(distribution.id());
    }

    Collection<Distribution> all(Caller caller) {
        return of(caller).values();
    }

    Optional<Distribution> find(Caller caller, String id) {
        return Optional.ofNullable(of(caller).get(id));
    }

    Distribution get(Caller caller, String id) {
        return find(caller, id).orElseThrow(CloudFrontErrors::noSuchDistribution);
    }

    /** Whoever owns it: an edge serves to anybody. */
    Optional<Distribution> anywhere(String id) {
        return byAccount.values().stream()
                .flatMap(each -> Optional.ofNullable(each.get(id)).stream())
                .findFirst();
    }

    Optional<Distribution> byArn(Caller caller, String arn) {
        return all(caller).stream().filter(each -> each.arn().equals(arn)).findFirst();
    }

    private Map<String, Distribution> of(Caller caller) {
        return byAccount.computeIfAbsent(caller.account(), account -> new TreeMap<>());
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
        if (caller.region().equals(REGION)) {
            all(caller).stream().filter(Distribution::everTagged).forEach(each -> tagged.put(each.arn(), each.tags()));
        }
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
        Optional<Distribution> distribution = byArn(caller, arn);
        distribution.ifPresent(found -> {
            Map<String, String> tags = new HashMap<>(found.tags());
            change.accept(tags);
            found.tag(tags);
        });
        return distribution.isPresent();
    }
}
