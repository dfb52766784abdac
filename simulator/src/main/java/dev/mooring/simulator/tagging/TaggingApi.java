package dev.mooring.simulator.tagging;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Dialect;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.model.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.FailureInfo;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetTagKeysRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetTagKeysResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetTagValuesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetTagValuesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.UntagResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.UntagResourcesResponse;

/** Resource Groups Tagging: finds and tags the resources of all other APIs. */
public final class TaggingApi implements Api {
    private static final int MOST_PER_PAGE = 100;

    private final List<TagStore> stores;

    public TaggingApi(List<TagStore> stores) {
        this.stores = List.copyOf(stores);
    }

    @Override
    public String signingName() {
        return "tagging";
    }

    @Override
    public Dialect dialect() {
        return new Dialect() {
            @Override
            public AwsServiceException refuse(List<Violation> violations) {
                return invalid(Violation.message(violations));
            }
        };
    }

    @Override
    public void bind(Operations operations) {
        operations.on(GetResourcesRequest.class, this::getResources);
        operations.on(GetTagKeysRequest.class, this::getTagKeys);
        operations.on(GetTagValuesRequest.class, this::getTagValues);
        operations.on(TagResourcesRequest.class, this::tagResources);
        operations.on(UntagResourcesRequest.class, this::untagResources);
    }

    private GetResourcesResponse getResources(GetResourcesRequest request, Caller caller) {
        List<ResourceTagMapping> found =
                request.resourceARNList().isEmpty() ? search(request, caller) : byArn(request, caller);
        int limit = limit(request);
        Page<ResourceTagMapping> page = page(found, request.paginationToken(), limit);
        return GetResourcesResponse.builder()
                .resourceTagMappingList(page.items())
                .paginationToken(page.next() == null ? "" : page.next())
                .build();
    }

    private List<ResourceTagMapping> byArn(GetResourcesRequest request, Caller caller) {
        if (request.hasTagFilters() || request.hasResourceTypeFilters() || request.resourcesPerPage() != null) {
            throw invalid("ResourceARNList cannot be combined with filters or paging");
        }
        Set<String> wanted = Set.copyOf(request.resourceARNList());
        return matching(caller, mapping -> wanted.contains(mapping.resourceARN()));
    }

    private List<ResourceTagMapping> search(GetResourcesRequest request, Caller caller) {
        request.resourceTypeFilters().forEach(ResourceTypeFilter::check);
        return matching(
                caller,
                mapping -> (request.resourceTypeFilters().isEmpty()
                                || request.resourceTypeFilters().stream()
                                        .anyMatch(type -> ResourceTypeFilter.matches(type, mapping.resourceARN())))
                        && request.tagFilters().stream().allMatch(filter -> carries(mapping, filter)));
    }

    private static boolean carries(ResourceTagMapping mapping, TagFilter filter) {
        return mapping.tags().stream()
                .anyMatch(tag -> tag.key().equals(filter.key())
                        && (filter.values().isEmpty() || filter.values().contains(tag.value())));
    }

    private static int limit(GetResourcesRequest request) {
        Integer perPage = request.resourcesPerPage();
        if (perPage != null && (perPage < 1 || perPage > MOST_PER_PAGE)) {
            throw invalid("ResourcesPerPage must be between 1 and " + MOST_PER_PAGE);
        }
        Integer tagsPerPage = request.tagsPerPage();
        if (tagsPerPage != null && (tagsPerPage < 100 || tagsPerPage > 500)) {
            throw invalid("TagsPerPage must be between 100 and 500");
        }
        return perPage == null ? MOST_PER_PAGE : perPage;
    }

    private List<ResourceTagMapping> matching(Caller caller, Predicate<ResourceTagMapping> predicate) {
        return all(caller).entrySet().stream()
                .map(entry -> mapping(entry.getKey(), entry.getValue()))
                .filter(predicate)
                .toList();
    }

    private static ResourceTagMapping mapping(String arn, Map<String, String> tags) {
        return ResourceTagMapping.builder()
                .resourceARN(arn)
                .tags(new TreeMap<>(tags)
                        .entrySet().stream()
                                .map(tag -> Tag.builder()
                                        .key(tag.getKey())
                                        .value(tag.getValue())
                                        .build())
                                .toList())
                .build();
    }

    private Map<String, Map<String, String>> all(Caller caller) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        stores.forEach(store -> all.putAll(store.tagged(caller)));
        return all;
    }

    private GetTagKeysResponse getTagKeys(GetTagKeysRequest request, Caller caller) {
        TreeSet<String> keys = new TreeSet<>();
        all(caller).values().forEach(tags -> keys.addAll(tags.keySet()));
        Page<String> page = page(List.copyOf(keys), request.paginationToken(), MOST_PER_PAGE);
        return GetTagKeysResponse.builder()
                .tagKeys(page.items())
                .paginationToken(page.next() == null ? "" : page.next())
                .build();
    }

    private GetTagValuesResponse getTagValues(GetTagValuesRequest request, Caller caller) {
        TreeSet<String> values = new TreeSet<>();
        for (Map<String, String> tags : all(caller).values()) {
            String value = tags.get(request.key());
            if (value != null) {
                values.add(value);
            }
        }
        Page<String> page = page(List.copyOf(values), request.paginationToken(), MOST_PER_PAGE);
        return GetTagValuesResponse.builder()
                .tagValues(page.items())
                .paginationToken(page.next() == null ? "" : page.next())
                .build();
    }

    private TagResourcesResponse tagResources(TagResourcesRequest request, Caller caller) {
        checkArns(request.resourceARNList());
        request.tags().keySet().stream()
                .filter(key -> key.startsWith("aws:"))
                .findFirst()
                .ifPresent(key -> {
                    throw invalid("Tag keys cannot begin with aws: " + key);
                });
        Map<String, FailureInfo> failed = new HashMap<>();
        for (String arn : request.resourceARNList()) {
            if (stores.stream().noneMatch(store -> store.tag(caller, arn, request.tags()))) {
                failed.put(arn, notFound());
            }
        }
        return TagResourcesResponse.builder().failedResourcesMap(failed).build();
    }

    private UntagResourcesResponse untagResources(UntagResourcesRequest request, Caller caller) {
        checkArns(request.resourceARNList());
        Map<String, FailureInfo> failed = new HashMap<>();
        for (String arn : request.resourceARNList()) {
            if (stores.stream().noneMatch(store -> store.untag(caller, arn, Set.copyOf(request.tagKeys())))) {
                failed.put(arn, notFound());
            }
        }
        return UntagResourcesResponse.builder().failedResourcesMap(failed).build();
    }

    private static void checkArns(List<String> arns) {
        for (String arn : arns) {
            if (!arn.startsWith("arn:") || arn.split(":", 6).length < 6) {
                throw invalid("Resource ARN is not valid: " + arn);
            }
        }
    }

    private static <T> Page<T> page(List<T> all, @Nullable String token, int size) {
        return Page.of(
                all,
                token,
                size,
                MOST_PER_PAGE,
                () -> AwsErrors.in(PaginationTokenExpiredException.builder(), "The pagination token is not valid"));
    }

    private static FailureInfo notFound() {
        return FailureInfo.builder()
                .statusCode(400)
                .errorCode("InvalidParameterException")
                .errorMessage("The resource does not exist")
                .build();
    }

    private static AwsServiceException invalid(String message) {
        return AwsErrors.in(InvalidParameterException.builder(), message);
    }
}
