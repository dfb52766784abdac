package dev.mooring.kinds.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.aws.ApiLimits;
import dev.mooring.aws.AwsAccess;
import dev.mooring.aws.AwsSessions;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.Patience;
import dev.mooring.aws.Stopwatch;
import dev.mooring.engine.PassListener;
import dev.mooring.engine.Reconciler;
import dev.mooring.engine.Workers;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.kinds.StandardKinds;
import dev.mooring.manifest.ContentFolder;
import dev.mooring.manifest.ContentFolders;
import dev.mooring.manifest.EnvironmentSpecs;
import dev.mooring.manifest.SpecLoader;
import dev.mooring.plan.Plan;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.cloudfront.SeededDistribution;
import dev.mooring.simulator.journal.Calls;
import dev.mooring.simulator.time.VirtualClock;
import dev.mooring.status.PassReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One site in the simulator's AWS: its folders, its bundles, and passes over it. */
final class SiteStage implements AutoCloseable {
    static final String BUCKET = "staging-web-123456789012";
    static final String DISTRIBUTION = "E1SITESITE";
    private static final String ENVIRONMENT = """
            apiVersion: mooring.dev/v1
            kind: Environment
            metadata: {name: staging}
            spec: {account: "123456789012", region: us-east-1, cluster: apps}
            """;

    final Simulator simulator;
    final S3Client s3;
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final AwsSessions sessions;
    private StandardKinds kinds;
    private Reconciler reconciler;
    private Map<String, ContentFolder> folders = HashMap.empty();

    SiteStage() throws IOException {
        this.simulator = Simulator.builder()
                .clock(clock)
                .throttling(false)
                .apis(new EveryApi(Landscape.EMPTY.withDistribution(new SeededDistribution(
                        "arn:aws:cloudfront::123456789012:distribution/" + DISTRIBUTION, BUCKET, true))))
                .start();
        this.sessions = new AwsSessions(
                AwsAccess.at(simulator.uri())
                        .withLimits(ApiLimits.none())
                        .withPatience(
                                new Patience(2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(5))),
                Stopwatch.system(),
                new Random(7),
                new SimpleMeterRegistry());
        this.s3 = S3Client.builder()
                .endpointOverride(simulator.uri())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "s")))
                .build();
        this.kinds = new StandardKinds(Fanout.inTurn(), clock);
        this.reconciler = newReconciler();
    }

    private Reconciler newReconciler() {
        return new Reconciler(
                environment -> Either.right(kinds.actuators(sessions.of(environment), environment)),
                Workers.inTurn(),
                clock,
                new Random(7));
    }

    /** Another process, which knows nothing yet. */
    void restart() {
        simulator.faults().clear();
        kinds = new StandardKinds(Fanout.inTurn(), clock);
        reconciler = newReconciler();
    }

    void folder(String path, Map<String, String> files) {
        SortedMap<String, ContentFolder.File> content = TreeMap.ofEntries(files.mapValues(SiteStage::file));
        folders = folders.put(path, new ContentFolder(sha256(files.toString().getBytes(UTF_8)), content));
    }

    private static ContentFolder.File file(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new ContentFolder.File(bytes.length, sha256(bytes), () -> new ByteArrayInputStream(bytes));
    }

    /** Puts a zip file with these entries into the builds' bucket, and answers with its digest. */
    String bundle(String key, Map<String, String> files) {
        byte[] zip = zip(files);
        s3.createBucket(request -> request.bucket("builds"));
        s3.putObject(request -> request.bucket("builds").key(key), RequestBody.fromBytes(zip));
        return sha256(zip);
    }

    static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.toVector().sortBy(entry -> entry._1)) {
                zip.putNextEntry(new ZipEntry(file._1));
                zip.write(file._2.getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String site(String spec) {
        return "apiVersion: mooring.dev/v1\nkind: Site\nmetadata: {name: web}\nspec:\n" + spec.indent(2);
    }

    private DesiredGraph graph(String document) {
        ContentFolders beside = path -> folders.get(path).toEither("there is no such folder");
        EnvironmentSpecs specs = new SpecLoader(kinds)
                .load(TreeMap.of("staging/environment.yaml", ENVIRONMENT, "staging/web.yaml", document))
                .getOrElseThrow(SiteStage::refused)
                .get("staging")
                .get()
                .beside(beside);
        return DesiredGraph.of(specs, kinds::expand, "r1").getOrElseThrow(SiteStage::refused);
    }

    private static AssertionError refused() {
        return new AssertionError("the specs are refused");
    }

    PassReport pass(String document) {
        return reconciler.reconcile(graph(document), PassListener.SILENT, () -> false);
    }

    Plan plan(String document) {
        return reconciler.plan(graph(document));
    }

    /** How many calls this took. */
    Calls calls(Runnable deed) {
        long mark = simulator.journal().mark();
        deed.run();
        return simulator.journal().after(mark);
    }

    /** Passes until nothing is left to do. */
    void converge(String document) {
        for (int pass = 0; pass < 12; pass++) {
            pass(document);
            simulator.advance(Duration.ofMinutes(1));
            if (plan(document).matches()) {
                return;
            }
            simulator.advance(Duration.ofMinutes(30));
        }
        throw new AssertionError(
                "does not converge: " + pass(document).done() + plan(document).changes());
    }

    Vector<String> keys() {
        return Vector.ofAll(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                .map(S3Object::key)
                .reject(SiteRecord.KEY::equals);
    }

    /** Empty where there is none. */
    String text(String key) {
        try {
            return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
                    .asUtf8String();
        } catch (NoSuchKeyException none) {
            return "";
        }
    }

    @Override
    public void close() {
        s3.close();
        sessions.close();
        simulator.close();
    }
}
