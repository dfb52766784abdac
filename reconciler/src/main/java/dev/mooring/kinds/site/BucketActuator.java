package dev.mooring.kinds.site;

import dev.mooring.aws.Arns;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.CommonPrefix;
import dev.mooring.aws.Found;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TagCalls;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Reads and writes buckets. One listing tells which there are; the configurations of each, seven calls, are read anew after
 * ten minutes, or when Mooring has written them.
 */
public final class BucketActuator extends TaggedActuator {
    private static final String LIST = "s3:ListAllMyBuckets";
    private static final String HEAD = "s3:ListBucket";
    private static final String CREATE = "s3:CreateBucket";
    private static final String DELETE = "s3:DeleteBucket";
    private static final String VERSIONS = "s3:ListBucketVersions";
    private static final String DELETE_VERSION = "s3:DeleteObjectVersion";

    /** The Region whose buckets must not name it. S3 API reference, CreateBucket. */
    private static final String UNNAMED_REGION = "us-east-1";

    private final Pass pass;
    private final SiteMemory memory;
    private final InstantSource clock;

    public BucketActuator(Pass pass, SiteMemory memory, InstantSource clock) {
        super(BucketType.TYPE, pass, tags(pass.session()));
        this.pass = pass;
        this.memory = memory;
        this.clock = clock;
    }

    /** S3 replaces all tags of a bucket at once, so those of others are read and written back. */
    static TagCalls tags(AwsSession session) {
        return TagCalls.single(
                arn -> readTags(session, bucket(arn)),
                (arn, ours) -> readTags(session, bucket(arn)).flatMap(present -> {
                    Map<String, String> theirs = present.getOrElse(HashMap.empty());
                    Map<String, String> all = ours.merge(theirs);
                    return all.equals(theirs)
                            ? Either.right(all)
                            : session.calls()
                                    .call(
                                            "s3:PutBucketTagging",
                                            () -> session.s3()
                                                    .putBucketTagging(request -> request.bucket(bucket(arn))
                                                            .tagging(tagging -> tagging.tagSet(tagSet(all)))));
                }));
    }

    private static Either<Failure, Option<Map<String, String>>> readTags(AwsSession session, String bucket) {
        return session.calls()
                .find(
                        "s3:GetBucketTagging",
                        () -> {
                            try {
                                return Vector.ofAll(session.s3()
                                                .getBucketTagging(request -> request.bucket(bucket))
                                                .tagSet())
                                        .toMap(Tag::key, Tag::value);
                            } catch (S3Exception refused) {
                                if (refused.awsErrorDetails().errorCode().equals("NoSuchTagSet")) {
                                    return HashMap.empty();
                                }
                                throw refused;
                            }
                        },
                        NoSuchBucketException.class);
    }

    private static java.util.List<Tag> tagSet(Map<String, String> tags) {
        return tags.toVector()
                .map(tag -> Tag.builder().key(tag._1).value(tag._2).build())
                .asJava();
    }

    private static String bucket(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    static String arn(Environment environment, String bucket) {
        return "arn:" + environment.arn("s3", "").split(":", -1)[1] + ":s3:::" + bucket;
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        Option<String> prefix = CommonPrefix.of(ids.toVector().map(ResourceId::name));
        Either<Failure, Set<String>> listed = session()
                .calls()
                .pages(
                        LIST,
                        token -> s3().listBuckets(request ->
                                request.prefix(prefix.getOrNull()).continuationToken(token.getOrNull())),
                        ListBucketsResponse::continuationToken)
                .map(pages -> pages.flatMap(ListBucketsResponse::buckets)
                        .map(Bucket::name)
                        .toSet());
        return Sighting.each(
                pass.fanout(),
                ids,
                id -> listed.flatMap(names -> names.contains(id.name()) ? Either.right(true) : exists(id.name()))
                        .flatMap(there -> there ? found(id.name()).map(Option::some) : Either.right(Option.none())));
    }

    /** A new bucket may not be listed yet; one of somebody else's never is, and this call is then denied. */
    private Either<Failure, Boolean> exists(String bucket) {
        return session()
                .calls()
                .find(HEAD, () -> s3().headBucket(request -> request.bucket(bucket)), NoSuchBucketException.class)
                .map(Option::isDefined);
    }

    private Either<Failure, Found> found(String bucket) {
        Option<Value.Tree> known = memory.configuration(bucket, clock.instant());
        Either<Failure, Value.Tree> tree = known.isDefined()
                ? Either.right(known.get())
                : new BucketSettingsActuator(session(), bucket)
                        .read()
                        .peek(read -> memory.keep(bucket, clock.instant(), read));
        return tree.map(read -> Found.of(read, attributes(bucket)));
    }

    private Map<String, String> attributes(String bucket) {
        return LinkedHashMap.of("arn", arn(pass.environment(), bucket), "name", bucket);
    }

    @Override
    protected Option<ResourceId> named(String arn) {
        return Arns.resource(arn, "s3", "").map(BucketType::id);
    }

    /** Every configuration is written, also what new buckets have by default: not all that calls itself S3 has. */
    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        String bucket = create.id().name();
        memory.forget(bucket);
        return session()
                .calls()
                .find(
                        CREATE,
                        () -> s3().createBucket(request ->
                                request.bucket(bucket).createBucketConfiguration(configuration(create))),
                        BucketAlreadyOwnedByYouException.class)
                .flatMap(made ->
                        made.isEmpty() ? Either.<Failure, Outcome>right(made(Option.none())) : configure(create));
    }

    private Either<Failure, Outcome> configure(Action.Create create) {
        String bucket = create.id().name();
        Map<String, String> attributes = attributes(bucket);
        return new BucketSettingsActuator(session(), bucket)
                .write(create.desired().without(BucketType.BUCKET).members().keySet(), create.desired())
                .flatMap(ignored -> tags(session())
                        .write()
                        .tag(attributes.get("arn").get(), create.tags().asMap()))
                .map(ignored -> made(Option.some(attributes)));
    }

    private CreateBucketConfiguration configuration(Action.Create create) {
        String region = pass.environment().spec().region();
        return CreateBucketConfiguration.builder()
                .locationConstraint(region.equals(UNNAMED_REGION) ? null : region)
                .tags(tagSet(create.tags().asMap()))
                .build();
    }

    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        String bucket = update.id().name();
        memory.forget(bucket);
        return new BucketSettingsActuator(session(), bucket)
                .write(update.drift().topLevel(), update.desired());
    }

    /** S3 deletes no bucket with anything in it. Old versions go with it; objects that somebody else put there do not. */
    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        String bucket = id.name();
        memory.forget(bucket);
        return withoutOldVersions(bucket)
                .flatMap(ignored -> session()
                        .calls()
                        .find(
                                DELETE,
                                () -> s3().deleteBucket(request -> request.bucket(bucket)),
                                NoSuchBucketException.class))
                .map(ignored -> GONE);
    }

    private Either<Failure, ?> withoutOldVersions(String bucket) {
        while (true) {
            Either<Failure, Option<ListObjectVersionsResponse>> page = session()
                    .calls()
                    .find(
                            VERSIONS,
                            () -> s3().listObjectVersions(request -> request.bucket(bucket)),
                            NoSuchBucketException.class);
            Option<ListObjectVersionsResponse> found = page.getOrElse(Option.none());
            if (found.isEmpty()) {
                return page;
            }
            Vector<ObjectIdentifier> gone = old(found.get());
            if (gone.isEmpty()) {
                return page;
            }
            Either<Failure, ?> deleted = session()
                    .calls()
                    .call(
                            DELETE_VERSION,
                            () -> s3().deleteObjects(request -> request.bucket(bucket)
                                    .delete(delete -> delete.quiet(true).objects(gone.asJava()))));
            if (deleted.isLeft() || !found.get().isTruncated()) {
                return deleted;
            }
        }
    }

    private static Vector<ObjectIdentifier> old(ListObjectVersionsResponse page) {
        Vector<ObjectIdentifier> versions = Vector.ofAll(page.versions())
                .reject(version -> version.isLatest())
                .map(version -> identifier(version.key(), version.versionId()));
        return versions.appendAll(
                Vector.ofAll(page.deleteMarkers()).map(marker -> identifier(marker.key(), marker.versionId())));
    }

    private static ObjectIdentifier identifier(String key, String versionId) {
        return ObjectIdentifier.builder().key(key).versionId(versionId).build();
    }

    private AwsSession session() {
        return pass.session();
    }

    private S3Client s3() {
        return pass.session().s3();
    }
}
