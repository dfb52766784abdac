package dev.mooring.kinds.site;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Kind;
import dev.mooring.kinds.Surroundings;
import dev.mooring.manifest.ContentFolder;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** A site: its bucket, and what is published in it. */
public final class SiteKind implements Kind<SiteSpec> {
    public static final String NAME = "Site";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<SiteSpec> specType() {
        return SiteSpec.class;
    }

    @Override
    public Seq<ResourceType> resourceTypes() {
        return Vector.of(BucketType.TYPE, SiteContentType.TYPE);
    }

    @Override
    public Expansion expand(Manifest<SiteSpec> manifest, Surroundings surroundings) {
        SiteNames names = new SiteNames(manifest, surroundings.environment());
        Desired bucket = bucket(manifest, names);
        Either<Problem, Value.Tree> content = content(manifest, surroundings, names);
        return new Expansion(
                Vector.of(bucket).appendAll(content.toOption().map(tree -> published(manifest, names, tree))),
                Vector.empty(),
                names.problem()
                        .toVector()
                        .appendAll(content.isLeft() ? Vector.of(content.getLeft()) : Vector.empty())
                        .appendAll(repeated(manifest)));
    }

    private static Desired bucket(Manifest<SiteSpec> manifest, SiteNames names) {
        return new Desired(
                        BucketType.id(names.bucket()),
                        BucketType.TYPE,
                        manifest.id(),
                        new BucketTree(manifest.spec(), names).tree(),
                        HashSet.empty())
                .foreseeing(HashMap.of("arn", names.bucketArn(), "name", names.bucket()));
    }

    private static Desired published(Manifest<SiteSpec> manifest, SiteNames names, Value.Tree tree) {
        return new Desired(
                SiteContentType.id(names.bucket()),
                SiteContentType.TYPE,
                manifest.id(),
                tree,
                HashSet.of(BucketType.id(names.bucket())),
                manifest.spec().source().isDefined() ? "spec.source" : "spec.releases");
    }

    private static Either<Problem, Value.Tree> content(
            Manifest<SiteSpec> manifest, Surroundings surroundings, SiteNames names) {
        SiteSpec spec = manifest.spec();
        if (spec.source().isEmpty()) {
            return release(manifest).map(chosen -> SiteContentTree.of(spec, names, chosen.sha256(), chosen.bundle()));
        }
        return switch (spec.source().get()) {
            case SiteSpec.Source.Bundle bundle ->
                Either.right(SiteContentTree.of(spec, names, bundle.sha256(), bundle.bundle()));
            case SiteSpec.Source.Directory directory ->
                folder(manifest, surroundings, directory)
                        .map(folder -> SiteContentTree.of(spec, names, folder.digest(), directory.directory()));
        };
    }

    private static Either<Problem, SiteSpec.Release> release(Manifest<SiteSpec> manifest) {
        SiteSpec spec = manifest.spec();
        Option<SiteSpec.Release> chosen = spec.release()
                .map(name -> spec.releases().find(release -> release.name().equals(name)))
                .getOrElse(spec.releases()::headOption);
        return chosen.toEither(() -> manifest.problem(
                spec.release().isDefined() ? "spec.release" : "spec.releases",
                spec.release()
                        .map(name -> "there is no release " + name + " among "
                                + spec.releases().map(SiteSpec.Release::name).mkString(", "))
                        .getOrElse("there is no release to publish")));
    }

    private static Option<Problem> repeated(Manifest<SiteSpec> manifest) {
        Seq<String> names = manifest.spec().releases().map(SiteSpec.Release::name);
        return names.find(name -> names.count(name::equals) > 1)
                .map(name -> manifest.problem("spec.releases", "two releases are called " + name));
    }

    private static Either<Problem, ContentFolder> folder(
            Manifest<SiteSpec> manifest, Surroundings surroundings, SiteSpec.Source.Directory source) {
        Either<Problem, ContentFolder> wanted = folder(manifest, surroundings, "directory", source.directory());
        boolean nothing = wanted.fold(missing -> true, folder -> folder.files().isEmpty());
        Either<Problem, ContentFolder> found = nothing && source.fallback().isDefined()
                ? folder(manifest, surroundings, "fallback", source.fallback().get())
                : wanted;
        return found.flatMap(folder -> ReleaseRules.problem(
                        folder.files(), manifest.spec().spa())
                .map(problem -> manifest.problem("spec.source.directory", source.directory() + ": " + problem))
                .<Either<Problem, ContentFolder>>map(Either::left)
                .getOrElse(Either.right(folder)));
    }

    /** A path goes out from the file that says it. */
    private static Either<Problem, ContentFolder> folder(
            Manifest<SiteSpec> manifest, Surroundings surroundings, String field, String path) {
        String at = "spec.source." + field;
        String file = manifest.where().apply(at).file();
        if (path.startsWith("/") || path.contains("\\")) {
            return Either.left(manifest.problem(at, path + ": must be a relative path with forward slashes"));
        }
        String from = file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "";
        return surroundings.folders().folder(from + path).mapLeft(reason -> manifest.problem(at, path + ": " + reason));
    }
}
