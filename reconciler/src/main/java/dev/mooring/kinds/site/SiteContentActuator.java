package dev.mooring.kinds.site;

import dev.mooring.aws.Arns;
import dev.mooring.aws.Found;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.kinds.FolderShelf;
import dev.mooring.kinds.site.SiteRecord.Invalidation;
import dev.mooring.manifest.ContentFolder;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudfront.model.InvalidationBatch;
import software.amazon.awssdk.services.cloudfront.model.Paths;

/**
 * Publishes sites and looks after what is published. A look lists the bucket, a thousand objects a call, and reads
 * Mooring's own record of it when that has changed.
 */
public final class SiteContentActuator extends TaggedActuator {
    private static final String INVALIDATE = "cloudfront:CreateInvalidation";
    private static final String BUNDLE = "s3:GetObject";
    private static final Set<String> NEEDS_NO_SOURCE =
            HashSet.of(SiteContentType.EXPIRED, SiteContentType.UNFINISHED, SiteContentType.KEEP);

    /** What this looked at: the listing, and the record with its entity tag. */
    private record Look(SortedMap<String, String> there, Option<SiteRecord> record, Option<String> eTag) {}

    private final Pass pass;
    private final SiteObjectsActuator objects;
    private final FolderShelf shelf;
    private final SiteMemory memory;
    private final InstantSource clock;

    public SiteContentActuator(Pass pass, FolderShelf shelf, SiteMemory memory, InstantSource clock) {
        super(SiteContentType.TYPE, pass, BucketActuator.tags(pass.session()).ofParent("bucketArn"));
        this.pass = pass;
        this.objects = new SiteObjectsActuator(pass.session());
        this.shelf = shelf;
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return Sighting.each(
                pass.fanout(), ids, id -> look(id.name()).map(found -> found.flatMap(look -> found(id.name(), look))));
    }

    private Either<Failure, Option<Look>> look(String bucket) {
        return objects.list(bucket)
                .flatMap(listing -> listing.isEmpty()
                        ? Either.right(Option.none())
                        : look(bucket, listing.get()).map(Option::some));
    }

    private Either<Failure, Look> look(String bucket, SortedMap<String, String> there) {
        Option<String> eTag = there.get(SiteRecord.KEY);
        if (eTag.isEmpty()) {
            return Either.right(new Look(there, Option.none(), Option.none()));
        }
        Option<SiteRecord> known = memory.record(bucket, eTag.get());
        return known.isDefined()
                ? Either.right(new Look(there, known, eTag))
                : objects.record(bucket)
                        .map(read -> read.map(text -> remembered(bucket, there, text))
                                .getOrElse(() -> new Look(there, Option.none(), Option.none())));
    }

    /** A record that somebody has spoilt tells nothing: everything is published anew. */
    private Look remembered(String bucket, SortedMap<String, String> there, Tuple2<String, String> text) {
        SiteRecord record = SiteRecord.parse(text._1).getOrElse(SiteRecord.NONE);
        memory.keep(bucket, text._2, record);
        return new Look(there, Option.some(record), Option.some(text._2));
    }

    private Option<Found> found(String bucket, Look look) {
        return look.record()
                .map(record -> Found.of(
                        record.observed(bucket, look.there(), clock.instant()),
                        attributes(bucket, record.published())));
    }

    private Map<String, String> attributes(String bucket, Value.Tree published) {
        return LinkedHashMap.of(
                "bucketArn",
                BucketActuator.arn(pass.environment(), bucket),
                "release",
                published
                        .get(SiteContentType.RELEASE)
                        .flatMap(release -> ((Value.Tree) release).text(SiteContentType.SHA_256))
                        .getOrElse(""));
    }

    @Override
    protected Option<ResourceId> named(String arn) {
        return Option.none();
    }

    /** Of our buckets; which of them hold a site, looking tells. */
    @Override
    public Either<Failure, Set<ResourceId>> owned() {
        return pass.inventory()
                .all()
                .map(all ->
                        all.keySet().flatMap(arn -> Arns.resource(arn, "s3", "").map(SiteContentType::id)));
    }

    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        String bucket = create.id().name();
        return look(bucket)
                .flatMap(found -> found.isEmpty()
                        ? Either.right(new Outcome.InProgress(
                                "BucketNotVisibleYet", "S3 will show the new bucket in a moment"))
                        : publish(bucket, create.desired(), found.get())
                                .map(ignored -> made(Option.some(attributes(bucket, create.desired())))));
    }

    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        String bucket = update.id().name();
        boolean sameFiles = update.drift().topLevel().forAll(NEEDS_NO_SOURCE::contains)
                && update.observed().tree().get(SiteContentType.RELEASE).isDefined();
        return look(bucket)
                .flatMap(found -> found.isEmpty()
                        ? Either.left(new Failure.Transient("s3:ListBucket", "NoSuchBucket", "the bucket is gone"))
                        : sameFiles && unbroken(found.get())
                                ? finish(bucket, update.desired(), found.get())
                                : publish(bucket, update.desired(), found.get()));
    }

    private static boolean unbroken(Look look) {
        return look.record().exists(record -> record.incoming().isEmpty());
    }

    /** Keeps the files as they are, and does what is left to do about them. */
    private Either<Failure, ?> finish(String bucket, Value.Tree desired, Look look) {
        SiteRecord record = look.record().get();
        SiteRecord restated = new SiteRecord(
                record.sequence(), desired, record.files(), record.stale(), record.incoming(), record.invalidation());
        return restated.published().equals(record.published())
                ? afterwards(bucket, restated, look.there(), look.eTag())
                : objects.record(bucket, restated, look.eTag())
                        .flatMap(eTag -> afterwards(bucket, restated, look.there(), Option.some(eTag)));
    }

    private Either<Failure, ?> publish(String bucket, Value.Tree desired, Look look) {
        return withSource(
                desired,
                source -> publish(
                        bucket,
                        source,
                        Publication.of(desired, look.record().getOrElse(SiteRecord.NONE), look.there(), source.files()),
                        look.eTag()));
    }

    private Either<Failure, ?> publish(
            String bucket, ContentFolder source, Publication publication, Option<String> eTag) {
        Either<Failure, Option<String>> begun = publication.stages().isEmpty()
                ? Either.right(eTag)
                : objects.record(bucket, publication.begun(), eTag).map(Option::some);
        return begun.flatMap(intended -> written(bucket, source, publication).flatMap(tags -> {
            SiteRecord done = publication.done(tags, clock.instant());
            return objects.record(bucket, done, intended)
                    .flatMap(now -> afterwards(bucket, done, publication.there(), Option.some(now)));
        }));
    }

    /** Stage by stage; within one, many at a time. */
    private Either<Failure, Map<String, String>> written(String bucket, ContentFolder source, Publication publication) {
        Map<String, String> tags = HashMap.empty();
        for (Vector<String> stage : publication.stages()) {
            Map<String, Either<Failure, String>> answers = pass.fanout()
                    .each(
                            stage,
                            path -> objects.write(
                                    bucket,
                                    path,
                                    publication.wanted().get(path).get(),
                                    source.files().get(path).get()));
            Option<Failure> failure = answers.values().find(Either::isLeft).map(Either::getLeft);
            if (failure.isDefined()) {
                return Either.left(failure.get());
            }
            tags = tags.merge(answers.mapValues(Either::get));
        }
        return Either.right(tags);
    }

    /** The edges are told, then what is stale goes; the record says so when both are done. */
    private Either<Failure, ?> afterwards(
            String bucket, SiteRecord record, SortedMap<String, String> there, Option<String> eTag) {
        SortedMap<String, SiteRecord.Stale> expired = record.expired(clock.instant());
        if (record.invalidation().isEmpty() && expired.isEmpty()) {
            return Either.right(record);
        }
        Vector<String> ours = expired.filter((key, stale) -> there.get(key)
                        .exists(tag -> stale.file().eTag().isEmpty()
                                || stale.file().eTag().equals(tag)))
                .keySet()
                .toVector();
        SiteRecord rest = record.told().withStale(record.stale().removeAll(expired.keySet()));
        return invalidated(record.invalidation())
                .flatMap(ignored -> objects.delete(bucket, ours))
                .flatMap(ignored -> objects.record(bucket, rest, eTag));
    }

    /** The same reference makes no second invalidation, should this have been asked already. */
    private Either<Failure, ?> invalidated(Option<Invalidation> pending) {
        return pending.<Either<Failure, ?>>map(one -> pass.session()
                        .calls()
                        .call(
                                INVALIDATE,
                                () -> pass.session()
                                        .cloudFront()
                                        .createInvalidation(request -> request.distributionId(one.distribution())
                                                .invalidationBatch(batch(one)))))
                .getOrElse(Either.right(pending));
    }

    private static InvalidationBatch batch(Invalidation pending) {
        return InvalidationBatch.builder()
                .callerReference(pending.reference())
                .paths(Paths.builder()
                        .quantity(pending.paths().size())
                        .items(pending.paths().asJava())
                        .build())
                .build();
    }

    private Either<Failure, ?> withSource(Value.Tree desired, Function<ContentFolder, Either<Failure, ?>> use) {
        Value.Tree release = (Value.Tree) desired.get(SiteContentType.RELEASE).get();
        String sha256 = release.text(SiteContentType.SHA_256).get();
        String source = release.text(SiteContentType.SOURCE).get();
        Option<ContentFolder> folder = shelf.find(sha256);
        if (folder.isDefined()) {
            return use.apply(folder.get());
        }
        return source.startsWith("s3://")
                ? objects.fetch(source, Bundle.Limits.USUAL.packedBytes())
                        .flatMap(file -> withBundle(desired, file, source, sha256, use))
                : Either.left(new Failure.Transient(
                        SiteContentType.NAME,
                        "FolderNotRead",
                        source + " is not at hand with the content that the plan was made for"));
    }

    private static Either<Failure, ?> withBundle(
            Value.Tree desired,
            Path file,
            String source,
            String sha256,
            Function<ContentFolder, Either<Failure, ?>> use) {
        boolean singlePage = desired.get(SiteContentType.SINGLE_PAGE).contains(Value.of(true));
        try {
            Either<String, Bundle> opened = Bundle.open(file, sha256, singlePage, Bundle.Limits.USUAL);
            if (opened.isLeft()) {
                return Either.left(new Failure.Terminal(
                        BUNDLE, "BundleRefused", source + " " + opened.getLeft() + "; nothing was changed"));
            }
            try (Bundle bundle = opened.get()) {
                return use.apply(bundle.folder());
            }
        } catch (IOException unreadable) {
            return Either.left(new Failure.Transient(
                    BUNDLE, "BundleUnreadable", source + " cannot be unpacked here: " + unreadable.getMessage()));
        }
    }

    /** Takes away what is ours, known by the record, and the record last. */
    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        String bucket = id.name();
        return look(bucket)
                .flatMap(found -> found.flatMap(Look::record)
                        .<Either<Failure, Outcome>>map(record -> objects.delete(bucket, keys(record))
                                .flatMap(ignored -> objects.delete(bucket, Vector.of(SiteRecord.KEY)))
                                .map(ignored -> GONE))
                        .getOrElse(Either.right(GONE)));
    }

    private static Vector<String> keys(SiteRecord record) {
        return record.files()
                .keySet()
                .toVector()
                .appendAll(record.stale().keySet())
                .appendAll(record.incoming())
                .distinct();
    }
}
