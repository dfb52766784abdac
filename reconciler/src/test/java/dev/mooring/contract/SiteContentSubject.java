package dev.mooring.contract;

import dev.mooring.kinds.site.BucketType;
import dev.mooring.kinds.site.SiteContentType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A site of one page and one script, from a bundle. */
record SiteContentSubject(Site site, String sha256) implements Subject {
    private static final String BUCKET = "contract-web-123456789012";
    private static final String RECORD = ".mooring/site.json";

    SiteContentSubject(Site site) {
        this(site, build(site.aws().s3()));
    }

    private static String build(S3Client s3) {
        byte[] zip = zip(HashMap.of("index.html", "<script src=app.js>", "app.js", "alert()"));
        s3.createBucket(request -> request.bucket("contract-builds"));
        s3.putObject(request -> request.bucket("contract-builds").key("web.zip"), RequestBody.fromBytes(zip));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files) {
                zip.putNextEntry(new ZipEntry(file._1));
                zip.write(file._2.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Override
    public ResourceType type() {
        return SiteContentType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Value.Tree release =
                Value.tree("Sha256", Value.of(sha256)).with("Source", Value.of("s3://contract-builds/web.zip"));
        Value.Tree tree = Value.tree("Bucket", Value.of(BUCKET))
                .with("Release", release)
                .with("ContentTypes", Value.tree("js", Value.of("application/javascript")))
                .with("KeepStaleSeconds", Value.of(3600));
        return Vector.of(
                BucketSubject.bucket(BUCKET, Value.tree()),
                new Desired(
                        SiteContentType.id(BUCKET),
                        SiteContentType.TYPE,
                        BucketSubject.OWNER,
                        tree,
                        HashSet.of(BucketType.id(BUCKET))));
    }

    /** Who owns the bucket owns what is in it. */
    @Override
    public void madeByAStranger(Map<String, String> tags) {
        BucketSubject.make(site, BUCKET, tags);
        put(RECORD, "{}");
    }

    @Override
    public boolean exists() {
        try {
            s3().headObject(request -> request.bucket(BUCKET).key(RECORD));
            return true;
        } catch (NoSuchKeyException | NoSuchBucketException gone) {
            return false;
        }
    }

    @Override
    public Seq<Edit> edits() {
        return Vector.of(
                new Edit(
                        "Missing",
                        () -> s3().deleteObject(
                                        request -> request.bucket(BUCKET).key("app.js"))),
                new Edit("Altered", () -> put("index.html", "defaced")),
                new Edit("Release", () -> put(RECORD, "{}")),
                new Edit("Unfinished", () -> put(RECORD, "spoilt")));
    }

    @Override
    public Map<String, String> beyondReach() {
        return Vector.of(
                        "CacheControl",
                        "ContentTypes",
                        "Distribution",
                        "KmsKey",
                        "SinglePage",
                        "KeepStaleSeconds",
                        "Expired")
                .toMap(member -> member, member -> "stands in Mooring's own record, which is whole or spoilt");
    }

    private void put(String key, String text) {
        s3().putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    private S3Client s3() {
        return site.aws().s3();
    }
}
