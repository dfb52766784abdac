package dev.mooring.kinds.site;

import dev.mooring.aws.AwsSession;
import dev.mooring.kinds.site.SiteRecord.SiteFile;
import dev.mooring.manifest.ContentFolder;
import dev.mooring.resource.Failure;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of sites' buckets, and the bundles of others': the calls of S3, and nothing about when to make them. */
final class SiteObjectsActuator {
    private static final String LIST = "s3:ListBucket";
    private static final String READ = "s3:GetObject";
    private static final String WRITE = "s3:PutObject";
    private static final String DELETE = "s3:DeleteObject";

    /** S3 API reference, DeleteObjects: "up to 1,000 keys". */
    private static final int MOST_DELETES = 1000;

    /** A file of 512 MB over a slow line. */
    private static final Duration LONGEST_TRANSFER = Duration.ofMinutes(10);

    private final AwsSession session;

    SiteObjectsActuator(AwsSession session) {
        this.session = session;
    }

    /** Entity tags by key; none where there is no such bucket. */
    Either<Failure, Option<SortedMap<String, String>>> list(String bucket) {
        SortedMap<String, String> all = TreeMap.empty();
        Option<String> token = Option.none();
        do {
            @Nullable String from = token.getOrNull();
            Either<Failure, Option<ListObjectsV2Response>> page = session.calls()
                    .find(
                            LIST,
                            () -> s3().listObjectsV2(
                                            request -> request.bucket(bucket).continuationToken(from)),
                            NoSuchBucketException.class);
            if (page.isLeft() || page.get().isEmpty()) {
                return page.map(ignored -> Option.none());
            }
            ListObjectsV2Response answer = page.get().get();
            all = all.merge(TreeMap.ofEntries(Vector.ofAll(answer.contents()).map(SiteObjectsActuator::entry)));
            token = Option.of(answer.nextContinuationToken()).filter(next -> !next.isEmpty());
        } while (token.isDefined());
        return Either.right(Option.some(all));
    }

    private static Tuple2<String, String> entry(S3Object object) {
        return Tuple.of(object.key(), object.eTag());
    }

    /** The record's text and its entity tag; none where there is none. */
    Either<Failure, Option<Tuple2<String, String>>> record(String bucket) {
        return session.calls()
                .find(
                        READ,
                        () -> s3().getObjectAsBytes(
                                        request -> request.bucket(bucket).key(SiteRecord.KEY)),
                        NoSuchKeyException.class,
                        NoSuchBucketException.class)
                .map(found -> found.map(
                        bytes -> Tuple.of(bytes.asUtf8String(), bytes.response().eTag())));
    }

    /**
     * Writes the record if nobody else has in the meantime.
     *
     * @param was the entity tag that it had; none: there was none
     * @return the new entity tag
     */
    Either<Failure, String> record(String bucket, SiteRecord record, Option<String> was) {
        return session.calls()
                .callOnce(
                        WRITE,
                        () -> s3().putObject(
                                        request -> request.bucket(bucket)
                                                .key(SiteRecord.KEY)
                                                .contentType("application/json")
                                                .cacheControl("no-store")
                                                .ifMatch(was.getOrNull())
                                                .ifNoneMatch(was.isDefined() ? null : "*"),
                                        RequestBody.fromString(record.json()))
                                .eTag());
    }

    /** Writes a file; S3 refuses it where the bytes are not those of the digest any more. Answers with its entity tag. */
    Either<Failure, String> write(String bucket, String path, SiteFile as, ContentFolder.File file) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
        return session.calls()
                .call(
                        WRITE,
                        () -> s3().putObject(
                                        request -> request.bucket(bucket)
                                                .key(path)
                                                .contentType(as.contentType())
                                                .cacheControl(as.cacheControl())
                                                .checksumSHA256(checksum)
                                                .overrideConfiguration(
                                                        options -> options.apiCallTimeout(LONGEST_TRANSFER)),
                                        body(file))
                                .eTag());
    }

    private static RequestBody body(ContentFolder.File file) {
        return RequestBody.fromContentProvider(
                () -> {
                    try {
                        return file.content().open();
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                },
                file.bytes(),
                "application/octet-stream");
    }

    Either<Failure, ?> delete(String bucket, Seq<String> keys) {
        Either<Failure, ?> so = Either.right(bucket);
        for (Seq<String> batch : Vector.ofAll(keys.grouped(MOST_DELETES))) {
            so = so.flatMap(ignored -> session.calls()
                            .call(
                                    DELETE,
                                    () -> s3().deleteObjects(request ->
                                                    request.bucket(bucket).delete(deleting(batch)))
                                            .errors()))
                    .flatMap(errors -> errors.isEmpty()
                            ? Either.right(bucket)
                            : Either.left(new Failure.Transient(
                                    DELETE,
                                    String.valueOf(errors.getFirst().code()),
                                    errors.getFirst().key() + ": "
                                            + errors.getFirst().message())));
        }
        return so;
    }

    private static Delete deleting(Seq<String> keys) {
        return Delete.builder()
                .quiet(true)
                .objects(keys.map(key -> ObjectIdentifier.builder().key(key).build())
                        .asJava())
                .build();
    }

    /** Fetches an object into a file, no more of it than allowed. The file is the caller's to delete. */
    Either<Failure, Path> fetch(String url, long most) {
        int slash = url.indexOf('/', "s3://".length());
        String bucket = url.substring("s3://".length(), slash);
        String key = url.substring(slash + 1);
        return session.calls()
                .call(
                        READ,
                        () -> s3().getObject(
                                        request -> request.bucket(bucket)
                                                .key(key)
                                                .overrideConfiguration(
                                                        options -> options.apiCallTimeout(LONGEST_TRANSFER)),
                                        (response, content) -> save(response, content, most)))
                .flatMap(saved -> saved.<Either<Failure, Path>>map(Either::right)
                        .getOrElse(() -> Either.left(new Failure.Terminal(
                                READ,
                                "BundleTooLarge",
                                url + " has more than " + most + " bytes; nothing was changed"))));
    }

    private static Option<Path> save(GetObjectResponse response, InputStream content, long most) throws IOException {
        if (response.contentLength() != null && response.contentLength() > most) {
            return Option.none();
        }
        Path file = Files.createTempFile("mooring-", ".zip");
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int read = content.read(buffer); read >= 0 && bytes <= most; read = content.read(buffer)) {
                out.write(buffer, 0, read);
                bytes += read;
            }
            whole = bytes <= most;
            return whole ? Option.some(file) : Option.none();
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private S3Client s3() {
        return session.s3();
    }
}
