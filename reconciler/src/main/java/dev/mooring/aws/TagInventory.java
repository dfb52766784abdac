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
 * where it cannot be had at all, everything is. It never proves that something exists, or that it does not.
 */
public final class TagInventory {
    private static final int PAGE = 100;

    /** Reads the tags of these ARNs from the service that holds them; an ARN without tags may be left out. */
    @FunctionalInterface
    public interface DirectRead {
        Either<Failure, Map<String, Map<String, String>>> tags(Seq<String> arns);
    }

    private final Lazy<Either<Failure, Map<String, Map<String, String>>>> tagsByArn;

    /** @param services the APIs whose objects are asked for, by the names in their ARNs; none: all */
    TagInventory(AwsCalls calls, ResourceGroupsTaggingApiClient client, String environment, Seq<String> services) {
        this.tagsByArn = Lazy.of(() -> read(calls, client, environment, services));
    }

    /** Tags by ARN of what carries our environment's tag, some of it perhaps gone. Waits for the first who asks. */
    public Either<Failure, Map<String, Map<String, String>>> all() {
        return tagsByArn.get();
    }

    /**
     * The tags of each of {@code present}, all of which the caller has just seen.
     *
     * @param batch how many ARNs one direct read takes
     */
    public Either<Failure, Map<String, Map<String, String>>> tags(Seq<String> present, int batch, DirectRead direct) {
        Map<String, Map<String, String>> known = all().getOrElse(HashMap.empty());
        Vector<String> unnamed = Vector.ofAll(present).reject(known::containsKey);
        Map<String, Map<String, String>> found = HashMap.ofEntries(Vector.ofAll(present)
                .filter(known::containsKey)
                .map(arn -> Tuple.of(arn, known.get(arn).get())));
        for (Vector<String> arns : unnamed.grouped(batch)) {
            Either<Failure, Map<String, Map<String, String>>> answer = direct.tags(arns);
            if (answer.isLeft()) {
                return answer;
            }
            Map<String, Map<String, String>> told = answer.get();
            found = arns.foldLeft(found, (so, arn) -> so.put(arn, told.get(arn).getOrElse(HashMap.empty())));
        }
        return Either.right(found);
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
