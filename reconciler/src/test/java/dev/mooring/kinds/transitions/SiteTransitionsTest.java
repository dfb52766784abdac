package dev.mooring.kinds.transitions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.kinds.Platform;
import dev.mooring.manifest.ContentFolder;
import dev.mooring.manifest.ContentFolders;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A site from folders beside the specs, and from two zip files in S3. */
final class SiteTransitionsTest extends KindTransitions {
    private static final byte[] ONE = zip("one");
    private static final byte[] TWO = zip("two");
    private static final Map<String, ContentFolder> FOLDERS = HashMap.of(
            "staging/dist", folder("dist"),
            "staging/other", folder("other"),
            "staging/more", folder("more"),
            "staging/empty", new ContentFolder(sha256(new byte[0]), TreeMap.empty()));

    SiteTransitionsTest() {
        super("Site", HashMap.of("SHA_ONE", sha256(ONE), "SHA_TWO", sha256(TWO)));
    }

    @Override
    Platform prepared(Platform platform) {
        ContentFolders beside = path -> FOLDERS.get(path).toEither("there is no such folder");
        S3Client s3 = platform.beside(beside).session().s3();
        s3.createBucket(request -> request.bucket(Buckets.BUILDS));
        s3.putObject(request -> request.bucket(Buckets.BUILDS).key("one.zip"), RequestBody.fromBytes(ONE));
        s3.putObject(request -> request.bucket(Buckets.BUILDS).key("two.zip"), RequestBody.fromBytes(TWO));
        return platform;
    }

    private static ContentFolder folder(String name) {
        ContentFolder.File page = file("<p>" + name);
        return new ContentFolder(
                sha256(name.getBytes(UTF_8)),
                TreeMap.of("index.html", page, name + "-0a1b2c3d.js", file(name), "assets/site.css", file("p {}")));
    }

    private static ContentFolder.File file(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new ContentFolder.File(bytes.length, sha256(bytes), () -> new ByteArrayInputStream(bytes));
    }

    private static byte[] zip(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write(name.getBytes(UTF_8));
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
