package dev.mooring.simulator.s3;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Dialect;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.World;
import dev.mooring.simulator.model.Violation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Amazon S3. */
public final class S3Api implements Api {
    /** Elsewhere the root is the operation's name with Result behind it. */
    private static final Map<String, String> ROOTS = Map.ofEntries(
            Map.entry("ListBuckets", "ListAllMyBucketsResult"),
            Map.entry("ListObjects", "ListBucketResult"),
            Map.entry("ListObjectsV2", "ListBucketResult"),
            Map.entry("DeleteObjects", "DeleteResult"),
            Map.entry("CreateMultipartUpload", "InitiateMultipartUploadResult"),
            Map.entry("GetBucketTagging", "Tagging"),
            Map.entry("GetObjectTagging", "Tagging"),
            Map.entry("ListObjectVersions", "ListVersionsResult"),
            Map.entry("GetBucketLifecycleConfiguration", "LifecycleConfiguration"),
            Map.entry("GetBucketCors", "CORSConfiguration"),
            Map.entry("GetBucketVersioning", "VersioningConfiguration"));

    private final Buckets buckets = new Buckets();
    private final BucketOperations bucketOperations;
    private final SettingOperations settings;
    private final RuleOperations rules;
    private final ObjectReads reads;
    private final ObjectWrites writes;
    private final ObjectDeletes deletes;
    private final ObjectTagOperations objectTags;
    private final ListOperations listings;
    private final VersionListing versionListing;
    private final MultipartOperations multipart;

    public S3Api(World world) {
        this.bucketOperations = new BucketOperations(buckets, world);
        this.settings = new SettingOperations(buckets);
        this.rules = new RuleOperations(buckets, world.ids());
        this.reads = new ObjectReads(buckets);
        this.writes = new ObjectWrites(buckets, world.timeline());
        this.deletes = new ObjectDeletes(buckets, world.timeline());
        this.objectTags = new ObjectTagOperations(buckets);
        this.listings = new ListOperations(buckets);
        this.versionListing = new VersionListing(buckets);
        this.multipart = new MultipartOperations(buckets, world);
    }

    /** The buckets, as CloudFront sees them. */
    public SiteOrigin origin() {
        return new SiteOrigin(buckets);
    }

    @Override
    public String signingName() {
        return "s3";
    }

    @Override
    public void bind(Operations operations) {
        bucketOperations.bind(operations);
        settings.bind(operations);
        rules.bind(operations);
        reads.bind(operations);
        writes.bind(operations);
        deletes.bind(operations);
        objectTags.bind(operations);
        listings.bind(operations);
        versionListing.bind(operations);
        multipart.bind(operations);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(buckets);
    }

    @Override
    public Dialect dialect() {
        return new Dialect() {
            @Override
            public AwsServiceException refuse(List<Violation> violations) {
                return S3Errors.malformedXml();
            }

            @Override
            public String rootElement(String operation) {
                return ROOTS.getOrDefault(operation, operation + "Result");
            }
        };
    }
}
