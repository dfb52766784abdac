package dev.mooring.simulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.Owner;

/** Buckets come and go, are listed and found. */
final class BucketOperations {
    private static final String FIRST_REGION = "us-east-1";
    private static final int MOST_PER_PAGE = 10_000;

    private final Buckets buckets;
    private final World world;

    BucketOperations(Buckets buckets, World world) {
        this.buckets = buckets;
        this.world = world;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateBucketRequest.class, this::createBucket);
        operations.on(DeleteBucketRequest.class, this::deleteBucket);
        operations.on(HeadBucketRequest.class, this::headBucket);
        operations.on(ListBucketsRequest.class, this::listBuckets);
        operations.onStream(GetBucketLocationRequest.class, this::getBucketLocation);
    }

    private CreateBucketResponse createBucket(CreateBucketRequest request, Caller caller) {
        String name = request.bucket();
        BucketName.check(name);
        checkLocation(location(request), caller.region());
        Optional<Bucket> existing = buckets.find(name);
        existing.ifPresent(bucket -> refuse(bucket, caller));
        if (existing.isEmpty()) {
            Bucket bucket = new Bucket(
                    name, caller, world.timeline().now(), () -> world.ids().alphanumeric(32));
            if (request.objectOwnership() != null) {
                bucket.settings().ownership = BucketSettings.ownership(request.objectOwnershipAsString());
            }
            if (request.createBucketConfiguration() != null) {
                bucket.tag(S3Tags.of(request.createBucketConfiguration().tags(), 50));
            }
            buckets.add(bucket);
        }
        return CreateBucketResponse.builder()
                .location("/" + name)
                .bucketArn("arn:aws:s3:::" + name)
                .build();
    }

    private static @Nullable String location(CreateBucketRequest request) {
        return request.createBucketConfiguration() == null
                ? null
                : request.createBucketConfiguration().locationConstraintAsString();
    }

    private static void checkLocation(@Nullable String location, String region) {
        if (location == null && !region.equals(FIRST_REGION)) {
            throw AwsErrors.client(
                    "IllegalLocationConstraintException",
                    "The unspecified location constraint is incompatible for the region specific endpoint this request"
                            + " was sent to.");
        }
        if (FIRST_REGION.equals(location)) {
            throw AwsErrors.client("InvalidLocationConstraint", "The specified location-constraint is not valid");
        }
        if (location != null && !location.equals(region) && !region.equals(FIRST_REGION)) {
            throw AwsErrors.client(
                    "IllegalLocationConstraintException",
                    "The " + location + " location constraint is incompatible for the region specific endpoint this"
                            + " request was sent to.");
        }
    }

    /** In the first Region, and only there, an owner may create a bucket again. */
    private static void refuse(Bucket bucket, Caller caller) {
        if (!bucket.owner().account().equals(caller.account())) {
            throw AwsErrors.of(
                    409,
                    "BucketAlreadyExists",
                    "The requested bucket name is not available. The bucket namespace is shared by all users of the"
                            + " system. Please select a different name and try again.");
        }
        if (!bucket.owner().region().equals(FIRST_REGION)) {
            throw AwsErrors.of(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
    }

    private DeleteBucketResponse deleteBucket(DeleteBucketRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        if (!bucket.versions().isEmpty()) {
            boolean versioned = bucket.settings().versioning() != Versioning.NEVER;
            throw AwsErrors.of(
                    409,
                    "BucketNotEmpty",
                    "The bucket you tried to delete is not empty"
                            + (versioned ? ". You must delete all versions in the bucket." : ""));
        }
        buckets.remove(bucket);
        return DeleteBucketResponse.builder().build();
    }

    private HeadBucketResponse headBucket(HeadBucketRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        return HeadBucketResponse.builder()
                .bucketRegion(bucket.owner().region())
                .bucketArn(bucket.arn())
                .accessPointAlias(false)
                .build();
    }

    private ListBucketsResponse listBuckets(ListBucketsRequest request, Caller caller) {
        List<Bucket> owned = buckets.all().stream()
                .filter(bucket -> bucket.owner().account().equals(caller.account()))
                .filter(bucket -> request.prefix() == null || bucket.name().startsWith(request.prefix()))
                .filter(bucket -> request.bucketRegion() == null
                        || bucket.owner().region().equals(request.bucketRegion()))
                .toList();
        Page<Bucket> page = Page.of(
                owned,
                request.continuationToken(),
                request.maxBuckets(),
                MOST_PER_PAGE,
                () -> S3Errors.invalidArgument("The continuation token provided is incorrect"));
        return ListBucketsResponse.builder()
                .buckets(page.items().stream().map(BucketOperations::show).toList())
                .owner(Owner.builder().id(caller.account()).build())
                .prefix(request.prefix())
                .continuationToken(page.next())
                .build();
    }

    private static software.amazon.awssdk.services.s3.model.Bucket show(Bucket bucket) {
        return software.amazon.awssdk.services.s3.model.Bucket.builder()
                .name(bucket.name())
                .creationDate(bucket.createdAt())
                .bucketRegion(bucket.owner().region())
                .bucketArn(bucket.arn())
                .build();
    }

    /** The one response whose root element is the value itself, which the SDK's model cannot say. */
    private Streamed<GetBucketLocationResponse> getBucketLocation(
            GetBucketLocationRequest request, byte[] body, Caller caller) {
        String region = buckets.get(request.bucket()).owner().region();
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                + (region.equals(FIRST_REGION) ? "" : region) + "</LocationConstraint>";
        return new Streamed<>(
                GetBucketLocationResponse.builder().build(), 200, SdkBytes.fromByteArrayUnsafe(xml.getBytes(UTF_8)));
    }
}
