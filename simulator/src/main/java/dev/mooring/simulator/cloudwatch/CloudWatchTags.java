package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;

/** The tags of alarms and dashboards, by ARN; Resource Groups Tagging sees those of alarms. */
final class CloudWatchTags implements TagStore {
    private static final int MOST_TAGS = 50;

    private final Regional<Alarms> regions;
    private final Regional<Dashboards> dashboards;

    CloudWatchTags(Regional<Alarms> regions, Regional<Dashboards> dashboards) {
        this.regions = regions;
        this.dashboards = dashboards;
    }

    void bind(Api.Operations operations) {
        operations.on(TagResourceRequest.class, this::tagResource);
        operations.on(UntagResourceRequest.class, this::untagResource);
        operations.on(ListTagsForResourceRequest.class, this::listTagsForResource);
    }

    private TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        Map<String, String> more = request.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, b) -> b));
        if (!tag(caller, request.resourceARN(), more)) {
            throw CloudWatchErrors.noResource();
        }
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        if (!untag(caller, request.resourceARN(), Set.copyOf(request.tagKeys()))) {
            throw CloudWatchErrors.noResource();
        }
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request, Caller caller) {
        return ListTagsForResourceResponse.builder()
                .tags(tags(caller, request.resourceARN()).orElseThrow(CloudWatchErrors::noResource).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private Optional<Map<String, String>> tags(Caller caller, String arn) {
        Optional<Map<String, String>> ofAlarm =
                regions.of(caller).findByArn(arn).map(AlarmEntry::tags);
        return ofAlarm.isPresent() ? ofAlarm : ofDashboard(caller, arn);
    }

    private Optional<Map<String, String>> ofDashboard(Caller caller, String arn) {
        return dashboards.of(DashboardOperations.account(caller)).byName.values().stream()
                .filter(dashboard -> dashboard.arn().equals(arn))
                .map(Dashboards.Dashboard::tags)
                .findFirst();
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
        regions.of(caller).all().stream()
                .filter(AlarmEntry::everTagged)
                .forEach(alarm -> tagged.put(alarm.arn(), Map.copyOf(alarm.tags())));
        return tagged;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> more) {
        Optional<Map<String, String>> tags = tags(caller, arn);
        tags.ifPresent(live -> {
            Map<String, String> all = new LinkedHashMap<>(live);
            all.putAll(more);
            if (all.size() > MOST_TAGS) {
                throw AwsErrors.client("TooManyTagsException", "The resource can have no more than 50 tags.");
            }
        });
        regions.of(caller).findByArn(arn).ifPresent(alarm -> alarm.tag(more));
        ofDashboard(caller, arn).ifPresent(live -> live.putAll(more));
        return tags.isPresent();
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        Optional<Map<String, String>> tags = tags(caller, arn);
        tags.ifPresent(live -> live.keySet().removeAll(keys));
        return tags.isPresent();
    }
}
