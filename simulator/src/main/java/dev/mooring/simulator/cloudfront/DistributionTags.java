package dev.mooring.simulator.cloudfront;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudfront.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudfront.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudfront.model.Tag;
import software.amazon.awssdk.services.cloudfront.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudfront.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudfront.model.Tags;
import software.amazon.awssdk.services.cloudfront.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudfront.model.UntagResourceResponse;

/** Distributions are tagged. */
final class DistributionTags {
    private final Distributions distributions;

    DistributionTags(Distributions distributions) {
        this.distributions = distributions;
    }

    void bind(Api.Operations operations) {
        operations.on(ListTagsForResourceRequest.class, this::list);
        operations.onStream(TagResourceRequest.class, (request, body, caller) -> {
            Map<String, String> tags = request.tags().items().stream()
                    .collect(Collectors.toMap(Tag::key, tag -> tag.value() == null ? "" : tag.value()));
            change(distributions.tag(caller, request.resource(), tags));
            return new Api.Streamed<>(TagResourceResponse.builder().build(), 204, null);
        });
        operations.onStream(UntagResourceRequest.class, (request, body, caller) -> {
            change(distributions.untag(
                    caller, request.resource(), new HashSet<>(request.tagKeys().items())));
            return new Api.Streamed<>(UntagResourceResponse.builder().build(), 204, null);
        });
    }

    private static void change(boolean found) {
        if (!found) {
            throw CloudFrontErrors.noSuchResource();
        }
    }

    private ListTagsForResourceResponse list(ListTagsForResourceRequest request, Caller caller) {
        Distribution distribution =
                distributions.byArn(caller, request.resource()).orElseThrow(CloudFrontErrors::noSuchResource);
        return ListTagsForResourceResponse.builder()
                .tags(Tags.builder()
                        .items(new TreeMap<>(distribution.tags())
                                .entrySet().stream()
                                        .map(tag -> Tag.builder()
                                                .key(tag.getKey())
                                                .value(tag.getValue())
                                                .build())
                                        .toList())
                        .build())
                .build();
    }
}
