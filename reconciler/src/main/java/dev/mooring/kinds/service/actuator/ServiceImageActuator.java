package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Pass;
import dev.mooring.kinds.service.ServiceTrees;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.Severity;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ImageScan;
import dev.mooring.resource.Value;
import io.vavr.Lazy;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/**
 * What ECR in this Region knows of images that are to run: whether they are there, whether they are for the task's machines,
 * and what their scans found where the environment limits that. One BatchGetImage an image and pass, and one look at its scan
 * where there is a limit; of other registries nothing is asked. A scan is of one image: of several in an index, that for the
 * task's platform counts.
 */
final class ServiceImageActuator {
    private static final String GET = "ecr:BatchGetImage";
    private static final Set<String> NOT_THERE = HashSet.of("ImageNotFound", "ImageTagDoesNotMatchDigest");
    private static final Vector<String> MEDIA_TYPES = Vector.of(
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private final AwsSession session;
    private final Environment.Spec environment;
    private final ImageScanActuator scans;
    private final ConcurrentMap<String, Lazy<Either<Failure, BatchGetImageResponse>>> asked = new ConcurrentHashMap<>();

    /** @param scans to be kept for as long as the session: what is harmless is remembered */
    ServiceImageActuator(Pass pass, ImageScanActuator scans) {
        this.session = pass.session();
        this.environment = pass.environment().spec();
        this.scans = scans;
    }

    /** Of images that run already on such machines nothing is asked. */
    Seq<ImageScan> images(Value.Tree wanted, Option<Value.Tree> live) {
        ImagePlatform platform = ImagePlatform.of(ServiceTrees.taskDefinition(wanted));
        Set<String> running = live.filter(service ->
                        ImagePlatform.of(ServiceTrees.taskDefinition(service)).equals(platform))
                .map(ServiceImageActuator::images)
                .getOrElse(HashSet.empty());
        return images(wanted).diff(running).toVector().sorted().flatMap(image -> known(image, platform));
    }

    private static Set<String> images(Value.Tree service) {
        return ServiceTrees.trees(ServiceTrees.taskDefinition(service), "containerDefinitions")
                .flatMap(container -> container.text("image"))
                .toSet();
    }

    private Option<ImageScan> known(String image, ImagePlatform platform) {
        return EcrImageName.of(image)
                .filter(name -> name.region().equals(environment.region()))
                .flatMap(name -> asked.computeIfAbsent(image, ignored -> Lazy.of(() -> get(name)))
                        .get()
                        .fold(
                                failure -> Option.some(unread(image, failure)),
                                answer -> judged(image, name, platform, answer)));
    }

    private Either<Failure, BatchGetImageResponse> get(EcrImageName name) {
        return session.calls()
                .find(
                        GET,
                        () -> session.ecr()
                                .batchGetImage(request -> request.registryId(name.registry())
                                        .repositoryName(name.repository())
                                        .imageIds(identifier(name))
                                        .acceptedMediaTypes(MEDIA_TYPES.asJava())),
                        RepositoryNotFoundException.class)
                .map(found -> found.getOrElse(() -> noRepository(name)));
    }

    /** Without a tag and a digest, as Docker reads names, {@code latest}. */
    private static ImageIdentifier identifier(EcrImageName name) {
        return name.digest()
                .map(digest -> ImageIdentifier.builder().imageDigest(digest).build())
                .getOrElse(() -> ImageIdentifier.builder()
                        .imageTag(name.tag().getOrElse("latest"))
                        .build());
    }

    private static BatchGetImageResponse noRepository(EcrImageName name) {
        return BatchGetImageResponse.builder()
                .failures(ImageFailure.builder()
                        .failureCode("ImageNotFound")
                        .failureReason("there is no repository " + name.repository())
                        .build())
                .build();
    }

    /** Where findings are limited, what is not known may not run; where not, only what passes by itself is waited for. */
    private ImageScan unread(String image, Failure failure) {
        return limit().isDefined() || failure.passes()
                ? new ImageScan.Unreadable(image, failure)
                : new ImageScan.Unasked(image, failure);
    }

    private Option<ImageScan> judged(
            String image, EcrImageName name, ImagePlatform platform, BatchGetImageResponse answer) {
        Option<ImageFailure> failed = Vector.ofAll(answer.failures()).headOption();
        if (failed.isDefined()) {
            ImageFailure failure = failed.get();
            String reason = String.valueOf(failure.failureReason());
            return Option.some(
                    NOT_THERE.contains(failure.failureCodeAsString())
                            ? new ImageScan.Missing(image, reason)
                            : unread(image, new Failure.Terminal(GET, failure.failureCodeAsString(), reason)));
        }
        return Vector.ofAll(answer.images()).headOption().flatMap(found -> {
            ImageManifest manifest = ImageManifest.read(found.imageManifest());
            return manifest.lacks(platform)
                    ? Option.some(new ImageScan.Unfit(image, unfit(manifest, platform)))
                    : limit().map(severity -> scans.scan(
                            image,
                            name,
                            manifest.digest(platform)
                                    .getOrElse(() -> found.imageId().imageDigest()),
                            severity));
        });
    }

    private static String unfit(ImageManifest manifest, ImagePlatform platform) {
        return "is built for "
                + manifest.platforms()
                        .map(entry -> entry._1.toString())
                        .distinct()
                        .mkString(", ")
                + ", and the task runs on " + platform
                + ": build it for that too, or change the manifest's architecture";
    }

    private Option<Severity> limit() {
        return environment.images().flatMap(Environment.Images::maxSeverity);
    }
}
