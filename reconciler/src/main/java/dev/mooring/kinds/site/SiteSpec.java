package dev.mooring.kinds.site;

import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.ExactlyOneOf;
import dev.mooring.manifest.spec.Keys;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.OnlyWhen;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Requires;
import dev.mooring.manifest.spec.Retained;
import dev.mooring.manifest.spec.Size;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/** The language of {@code kind: Site}. */
@Doc("A static site: a private S3 bucket, the files published in it, and the CloudFront distribution that may read it.")
@Retained
@ExactlyOneOf({"source", "releases"})
@Requires(
        field = "release",
        needs = {"releases"})
@OnlyWhen(field = "keepVersions", when = "versioning", is = "true")
public record SiteSpec(
        @Doc("What is published.") Option<Source> source,

        @Size(max = 100) @Doc("Instead of a source: releases to choose from, the newest first. Another release is a change of one line.")
        Seq<Release> releases,

        @Doc("The name of the release that is published; the first of them if left out.")
        Option<String> release,

        @Default("false")
        @Doc("Whether index.html answers every path without an extension. A function of the distribution must do that;"
                + " the source must have an index.html.")
        boolean spa,

        @Size(max = 100) @Doc(
                "Cache-Control headers by file; the first that fits counts. What none fits: a year for files with a hash in"
                        + " their names, no-cache for HTML, five minutes for the others.")
        Seq<CacheRule> cache,

        @Size(max = 200) @Keys(matches = "[A-Za-z0-9]{1,20}", says = "a file name's extension, without the dot")
        @Doc("Content types by extension, in place of the usual ones.")
        Map<String, String> contentTypes,

        @Matches(
                value = "E[A-Z0-9]{5,20}|arn:aws[a-z-]*:cloudfront::[0-9]{12}:distribution/E[A-Z0-9]{5,20}",
                says = "a CloudFront distribution's id or ARN")
        @Doc("The distribution that serves the site: it alone may read the bucket, and forgets what has changed.")
        Option<String> distribution,

        @Doc("How long files stay that a new release no longer has; 7d if left out.")
        Option<StaleAssets> staleAssets,

        @Doc("Encryption with a key of KMS. Without it, S3 encrypts with keys of its own.")
        Option<Encryption> encryption,

        @Default("true") @Doc("Whether S3 keeps what is overwritten and deleted.")
        boolean versioning,

        @Range(min = "1d", max = "3650d") @Doc("How long S3 keeps what was overwritten or deleted; 30d if left out.")
        Option<Duration> keepVersions) {

    public sealed interface Source {
        @Doc("A zip file in S3, which a build has put there.")
        record Bundle(
                @Matches(value = S3_URL, says = "s3://BUCKET/KEY") @Doc("Where it is, as s3://BUCKET/KEY.")
                String bundle,

                @Matches(value = SHA_256, says = "64 hexadecimal digits")
                @Doc("The SHA-256 of the zip file. Another file is not published.")
                String sha256)
                implements Source {}

        @Doc("A folder of the repository that holds the specs.")
        record Directory(
                @Doc("The folder's path, from the file that names it.")
                String directory,

                @Doc("The folder that is published while that one is not there or empty: before a build has made it.")
                Option<String> fallback)
                implements Source {}
    }

    @Doc("A bundle under a name.")
    public record Release(
            @Size(max = 100) @Doc("What release: calls it.") String name,

            @Matches(value = S3_URL, says = "s3://BUCKET/KEY") @Doc("Where the zip file is, as s3://BUCKET/KEY.")
            String bundle,

            @Matches(value = SHA_256, says = "64 hexadecimal digits") @Doc("The SHA-256 of the zip file.")
            String sha256) {}

    public record CacheRule(
            @Size(max = 200) @Doc("Paths of files: * stands for any characters but slashes, ** for any characters.")
            String files,

            @Size(max = 200) @Doc("The Cache-Control header.")
            String control) {}

    public record StaleAssets(
            @Range(min = "0s", max = "365d")
            @Doc("How long they stay: browsers that still show the old release ask for them.")
            Duration keep) {}

    public record Encryption(
            @Size(max = 2048) @Doc("The key's id, alias (alias/site) or ARN. CloudFront must be allowed to use it.")
            String kmsKey) {}

    static final String S3_URL = "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^ ]{1,1000}";
    static final String SHA_256 = "[0-9a-fA-F]{64}";
}
