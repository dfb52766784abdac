package dev.mooring.kinds.transitions;

import dev.mooring.aws.Bridge;
import dev.mooring.resource.Value;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The buckets of sites with their settings, and the files in them with their headers. */
final class Buckets {
    /** Where builds lie, which are nobody's to keep. */
    static final String BUILDS = "builds";

    private Buckets() {}

    static SortedMap<String, Value> of(S3Client s3) {
        SortedMap<String, Value> seen = TreeMap.empty();
        for (var bucket : s3.listBuckets().buckets()) {
            String name = bucket.name();
            if (name.equals(BUILDS)) {
                continue;
            }
            seen = seen.put("bucket " + name, settings(s3, name));
            for (var file : s3.listObjectsV2(request -> request.bucket(name)).contents()) {
                boolean record = file.key().startsWith(".mooring");
                if (!record) {
                    seen = seen.put(
                            "file " + name + "/" + file.key(),
                            Census.timeless(Bridge.fromSdk(s3.headObject(
                                    request -> request.bucket(name).key(file.key())))));
                }
            }
        }
        return seen;
    }

    private static Value settings(S3Client s3, String name) {
        return Census.timeless(Value.list(Vector.<Supplier<SdkPojo>>of(
                        () -> s3.getBucketEncryption(request -> request.bucket(name)),
                        () -> s3.getBucketVersioning(request -> request.bucket(name)),
                        () -> s3.getBucketLifecycleConfiguration(request -> request.bucket(name)),
                        () -> s3.getBucketPolicy(request -> request.bucket(name)),
                        () -> s3.getPublicAccessBlock(request -> request.bucket(name)),
                        () -> s3.getBucketOwnershipControls(request -> request.bucket(name)),
                        () -> s3.getBucketTagging(request -> request.bucket(name)))
                .map(Buckets::told)));
    }

    /** S3 says by an error that there is none. */
    private static Value told(Supplier<SdkPojo> call) {
        try {
            return Bridge.fromSdk(call.get());
        } catch (S3Exception none) {
            return Value.of(String.valueOf(none.awsErrorDetails().errorCode()));
        }
    }
}
