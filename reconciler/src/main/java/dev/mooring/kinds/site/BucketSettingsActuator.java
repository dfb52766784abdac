package dev.mooring.kinds.site;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.resource.Failure;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The configurations of one bucket, each of which S3 reads and writes by calls of its own. */
final class BucketSettingsActuator {
    /** S3 API reference: how each Get call says that nothing is configured. */
    private static final Set<String> UNCONFIGURED = HashSet.of(
            "NoSuchPublicAccessBlockConfiguration",
            "OwnershipControlsNotFoundError",
            "NoSuchBucketPolicy",
            "NoSuchLifecycleConfiguration",
            "NoSuchCORSConfiguration",
            "ServerSideEncryptionConfigurationNotFoundError");

    private static final String RULES = "Rules";

    private final AwsSession session;
    private final String bucket;

    BucketSettingsActuator(AwsSession session, String bucket) {
        this.session = session;
        this.bucket = bucket;
    }

    /** All of them, as the tree of {@link BucketType}. */
    Either<Failure, Value.Tree> read() {
        Either<Failure, Value.Tree> tree = Either.right(Value.tree(BucketType.BUCKET, Value.of(bucket)));
        for (Function<Value.Tree, Either<Failure, Value.Tree>> reading : readings()) {
            tree = tree.flatMap(reading);
        }
        return tree;
    }

    private Vector<Function<Value.Tree, Either<Failure, Value.Tree>>> readings() {
        return Vector.of(
                so -> versioning().map(found -> so.with(BucketType.VERSIONING, found)),
                so -> publicAccess().map(found -> so.with(BucketType.PUBLIC_ACCESS, found)),
                so -> encryption().map(found -> so.with(BucketType.ENCRYPTION, found)),
                so -> ownership().map(found -> so.with(BucketType.OWNERSHIP, found)),
                so -> lifecycle().map(found -> so.with(BucketType.LIFECYCLE, found)),
                so -> cors().map(found -> so.with(BucketType.CORS, found)),
                so -> policy().map(found -> so.with(BucketType.POLICY, found)));
    }

    private Either<Failure, Option<Value.Tree>> versioning() {
        return ask("s3:GetBucketVersioning", () -> s3().getBucketVersioning(request -> request.bucket(bucket)))
                .map(found -> found.flatMap(tree -> tree.text("Status"))
                        .map(status -> Value.tree("Status", Value.of(status))));
    }

    /** A bucket whose block was taken away lets everything through. */
    private Either<Failure, Value.Tree> publicAccess() {
        Value.Tree open = Value.tree("BlockPublicAcls", Value.of(false))
                .with("BlockPublicPolicy", Value.of(false))
                .with("IgnorePublicAcls", Value.of(false))
                .with("RestrictPublicBuckets", Value.of(false));
        return ask(
                        "s3:GetBucketPublicAccessBlock",
                        () -> s3().getPublicAccessBlock(request -> request.bucket(bucket))
                                .publicAccessBlockConfiguration())
                .map(found -> found.getOrElse(open));
    }

    private Either<Failure, Option<Value.Tree>> encryption() {
        return ask(
                "s3:GetEncryptionConfiguration",
                () -> s3().getBucketEncryption(request -> request.bucket(bucket))
                        .serverSideEncryptionConfiguration());
    }

    /** Without controls, objects belong to whoever uploads them. S3 user guide, "Controlling ownership of objects". */
    private Either<Failure, Value.Tree> ownership() {
        return ask(
                        "s3:GetBucketOwnershipControls",
                        () -> s3().getBucketOwnershipControls(request -> request.bucket(bucket))
                                .ownershipControls())
                .map(found -> found.getOrElse(
                        Value.tree("Rules", Value.list(Value.tree("ObjectOwnership", Value.of("ObjectWriter"))))));
    }

    private Either<Failure, Option<Value.Tree>> lifecycle() {
        return ask(
                        "s3:GetLifecycleConfiguration",
                        () -> s3().getBucketLifecycleConfiguration(request -> request.bucket(bucket)))
                .map(found -> found.flatMap(tree -> tree.get(RULES)).map(rules -> Value.tree(RULES, rules)));
    }

    private Either<Failure, Option<Value.Tree>> cors() {
        return ask("s3:GetBucketCORS", () -> s3().getBucketCors(request -> request.bucket(bucket)))
                .map(found ->
                        found.flatMap(tree -> tree.get("CORSRules")).map(rules -> Value.tree("CORSRules", rules)));
    }

    private Either<Failure, Option<Value>> policy() {
        return ask("s3:GetBucketPolicy", () -> s3().getBucketPolicy(request -> request.bucket(bucket)))
                .map(found -> found.flatMap(tree -> tree.text("Policy"))
                        .map(text -> JsonText.parse(text).getOrElse(Value.of(text))));
    }

    private Either<Failure, Option<Value.Tree>> ask(String operation, Supplier<? extends SdkPojo> call) {
        return session.calls().call(operation, () -> {
            try {
                return Option.some(Bridge.fromSdk(call.get()));
            } catch (S3Exception refused) {
                if (UNCONFIGURED.contains(refused.awsErrorDetails().errorCode())) {
                    return Option.none();
                }
                throw refused;
            }
        });
    }

    /** Makes these members so: as the tree says, or, where it says nothing, as a new bucket has them. */
    Either<Failure, ?> write(Set<String> members, Value.Tree desired) {
        Either<Failure, ?> so = Either.right(desired);
        for (String member : members.toVector().sorted()) {
            so = so.flatMap(ignored -> write(member, desired.get(member)));
        }
        return so;
    }

    private Either<Failure, ?> write(String member, Option<Value> wanted) {
        return switch (member) {
            case BucketType.VERSIONING ->
                put(
                        "s3:PutBucketVersioning",
                        () -> s3().putBucketVersioning(request(
                                member,
                                wanted.getOrElse(Value.tree("Status", Value.of("Suspended"))),
                                PutBucketVersioningRequest.class)));
            case BucketType.PUBLIC_ACCESS ->
                put(
                        "s3:PutBucketPublicAccessBlock",
                        () -> s3().putPublicAccessBlock(
                                        request(member, wanted.get(), PutPublicAccessBlockRequest.class)));
            case BucketType.OWNERSHIP ->
                put(
                        "s3:PutBucketOwnershipControls",
                        () -> s3().putBucketOwnershipControls(
                                        request(member, wanted.get(), PutBucketOwnershipControlsRequest.class)));
            case BucketType.ENCRYPTION ->
                putOrDelete(
                        "s3:PutEncryptionConfiguration",
                        wanted,
                        value -> s3().putBucketEncryption(request(member, value, PutBucketEncryptionRequest.class)),
                        () -> s3().deleteBucketEncryption(DeleteBucketEncryptionRequest.builder()
                                .bucket(bucket)
                                .build()));
            case BucketType.LIFECYCLE ->
                putOrDelete(
                        "s3:PutLifecycleConfiguration",
                        wanted,
                        value -> s3().putBucketLifecycleConfiguration(
                                        request(member, value, PutBucketLifecycleConfigurationRequest.class)),
                        () -> s3().deleteBucketLifecycle(DeleteBucketLifecycleRequest.builder()
                                .bucket(bucket)
                                .build()));
            case BucketType.CORS ->
                putOrDelete(
                        "s3:PutBucketCORS",
                        wanted,
                        value -> s3().putBucketCors(request(member, value, PutBucketCorsRequest.class)),
                        () -> s3().deleteBucketCors(DeleteBucketCorsRequest.builder()
                                .bucket(bucket)
                                .build()));
            case BucketType.POLICY ->
                putOrDelete(
                        "s3:PutBucketPolicy",
                        wanted,
                        value -> s3().putBucketPolicy(request(member, value, PutBucketPolicyRequest.class)),
                        () -> s3().deleteBucketPolicy(DeleteBucketPolicyRequest.builder()
                                .bucket(bucket)
                                .build()));
            case BucketType.SMALLEST -> Either.right(wanted);
            default ->
                Either.left(new Failure.Terminal(
                        BucketType.NAME, "NotWritable", member + " of a bucket is not written by Mooring"));
        };
    }

    private Either<Failure, ?> putOrDelete(
            String operation, Option<Value> wanted, Function<Value, ?> put, Supplier<?> delete) {
        return put(operation, () -> wanted.isDefined() ? put.apply(wanted.get()) : delete.get());
    }

    private Either<Failure, ?> put(String operation, Supplier<?> call) {
        return session.calls().call(operation, () -> Option.of(call.get()));
    }

    private <R extends SdkPojo> R request(String member, Value value, Class<R> type) {
        return Bridge.toSdk(Value.tree(BucketType.BUCKET, Value.of(bucket)).with(member, value), type);
    }

    private S3Client s3() {
        return session.s3();
    }
}
