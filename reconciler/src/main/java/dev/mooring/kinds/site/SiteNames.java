package dev.mooring.kinds.site;

import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** What the AWS objects of one site are called. Buckets share their names with all the world, so the account is in them. */
final class SiteNames {
    /** S3 user guide, "Bucket naming rules". */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    private final Manifest<SiteSpec> manifest;
    private final Environment environment;

    SiteNames(Manifest<SiteSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.environment = environment;
    }

    String bucket() {
        return manifest.lifecycle()
                .externalName()
                .getOrElse(() -> environment.name() + "-" + manifest.name() + "-"
                        + environment.spec().account());
    }

    String bucketArn() {
        return "arn:" + partition() + ":s3:::" + bucket();
    }

    Option<String> distributionArn() {
        return manifest.spec()
                .distribution()
                .map(named -> named.startsWith("arn:")
                        ? named
                        : "arn:" + partition() + ":cloudfront::"
                                + environment.spec().account() + ":distribution/" + named);
    }

    Option<String> distributionId() {
        return manifest.spec().distribution().map(named -> named.substring(named.indexOf('/') + 1));
    }

    Option<Problem> problem() {
        return Option.when(
                !BUCKET.matcher(bucket()).matches(),
                () -> manifest.problem(
                        manifest.lifecycle().externalName().isDefined()
                                ? "metadata.annotations.mooring.dev/external-name"
                                : "metadata.name",
                        "the bucket would be called " + bucket()
                                + ", but S3 takes 3 to 63 lower-case letters, digits and"
                                + " hyphens, with a letter or digit at both ends"));
    }

    private String partition() {
        return environment.arn("s3", "").split(":", -1)[1];
    }
}
