package dev.mooring.aws;

import dev.mooring.resource.Failure;
import dev.mooring.resource.OwnerTags;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/**
 * The tags of everything that is ours in one environment, read once in its life, which is one pass: a hundred objects a
 * call, where the services' own calls tell one to twenty.
 *
 * <p>GetResources is eventually consistent and also names what is gone. So its tags are believed for objects that the
 * caller has just seen; an object that it does not name, which may be new, or a stranger's, is asked for directly; and
 * where it cannot be had at all, everything is. It never proves that something exists, or that it does not. Nor does it
 * prove before a write whose an object is: it may speak of another one that had the same name.
 */
public final class TagInventory {
    private static final int PAGE = 100;

    private final Lazy<Either<Failure, Map<String, Map<String, String>>>> tagsByArn;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** @param services the APIs whose objects are asked for, by the names in their ARNs; none: all */
    TagInventory(AwsCalls calls, ResourceGroupsTaggingApiClient client, String environment, Seq<String> services) {
        this.tagsByArn = Lazy.of(() -> read(calls, client, environment, services));
    }

    /** Tags by ARN of what carries our environment's tag, some of it perhaps gone. Waits for the first who asks. */
    public Either<Failure, Map<String, Map<String, String>>> all() {
        return tagsByArn.get();
    }

    /**
     * The tags of each of these objects, all of which the caller has just seen.
     *
     * @param handleByArn how {@code calls} name the object of each ARN
     */
    public Map<String, Either<Failure, Map<String, String>>> tags(
            Map<String, String> handleByArn, TagCalls calls, Fanout fanout) {
        Map<String, Map<String, String>> known = all().getOrElse(HashMap.empty());
        Vector<String> unnamed =
                handleByArn.keySet().toVector().reject(known::containsKey).sorted();
        Vector<Seq<String>> batches = Vector.ofAll(unnamed.grouped(calls.batch()));
        Map<String, Either<Failure, Map<String, String>>> direct = fanout.each(
                        batches, arns -> askedDirectly(arns, handleByArn, calls))
                .values()
                .fold(HashMap.empty(), Map::merge);
        return direct.merge(known.filterKeys(handleByArn::containsKey).mapValues(Either::right));
    }

    private Map<String, Either<Failure, Map<String, String>>> askedDirectly(
            Seq<String> arns, Map<String, String> handleByArn, TagCalls calls) {
        Either<Failure, Map<String, Map<String, String>>> answer =
                calls.read().tags(arns.map(arn -> handleByArn.get(arn).get()));
        answer.peek(ignored -> arns.forEach(this::tell));
        return arns.toMap(
                arn -> arn,
                arn -> answer.map(
                        byHandle -> byHandle.get(handleByArn.get(arn).get()).getOrElse(HashMap.empty())));
    }

    /** The object itself has told its tags in this pass, so that they need no confirmation. */
    void tell(String arn) {
        told.add(arn);
    }

    boolean isTold(String arn) {
        return told.contains(arn);
    }

    /** The tags of one object as it tells them itself; none where it is gone. */
    Either<Failure, Option<Map<String, String>>> confirmed(String handle, TagCalls calls) {
        return calls.read().tags(Vector.of(handle)).map(byHandle -> byHandle.get(handle));
    }

    private static Either<Failure, Map<String, Map<String, String>>> read(
            AwsCalls calls, ResourceGroupsTaggingApiClient client, String environment, Seq<String> services) {
        TagFilter ours = TagFilter.builder()
                .key(OwnerTags.ENVIRONMENT)
                .values(environment)
                .build();
        return calls.pages(
                        "tag:GetResources",
                        token -> client.getResources(request -> request.resourcesPerPage(PAGE)
                                .tagFilters(ours)
                                .resourceTypeFilters(services.asJava())
                                .paginationToken(token.getOrNull())),
                        GetResourcesResponse::paginationToken)
                .map(pages -> pages.flatMap(GetResourcesResponse::resourceTagMappingList)
                        .toMap(ResourceTagMapping::resourceARN, TagInventory::tags));
    }

    private static Map<String, String> tags(ResourceTagMapping resource) {
        return Vector.ofAll(resource.tags()).toMap(tag -> Tuple.of(tag.key(), tag.value()));
    }
}
