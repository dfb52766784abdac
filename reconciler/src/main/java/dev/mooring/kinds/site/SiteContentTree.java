package dev.mooring.kinds.site;

import dev.mooring.resource.Value;
import io.vavr.collection.TreeMap;
import java.time.Duration;
import java.util.Locale;

/** What a spec wants published, as the tree of {@link SiteContentType}. */
final class SiteContentTree {
    static final Duration USUAL_KEEP = Duration.ofDays(7);

    private SiteContentTree() {}

    /**
     * @param sha256 of the zip file, or the digest of the folder
     * @param source where it came from, for people
     */
    static Value.Tree of(SiteSpec spec, SiteNames names, String sha256, String source) {
        Value.Tree release = Value.tree(SiteContentType.SHA_256, Value.of(sha256.toLowerCase(Locale.ROOT)))
                .with(SiteContentType.SOURCE, Value.of(source));
        Value.Tree tree = Value.tree(SiteContentType.BUCKET, Value.of(names.bucket()))
                .with(SiteContentType.RELEASE, release)
                .with(SiteContentType.SINGLE_PAGE, Value.of(spec.spa()))
                .with(SiteContentType.KMS_KEY, spec.encryption().map(key -> Value.of(key.kmsKey())))
                .with(SiteContentType.DISTRIBUTION, names.distributionId().map(Value::of))
                .with(
                        SiteContentType.KEEP,
                        Value.of(spec.staleAssets()
                                .map(SiteSpec.StaleAssets::keep)
                                .getOrElse(USUAL_KEEP)
                                .toSeconds()));
        return withHeaders(spec, tree);
    }

    private static Value.Tree withHeaders(SiteSpec spec, Value.Tree tree) {
        Value.Tree cached = spec.cache().isEmpty()
                ? tree
                : tree.with(
                        SiteContentType.CACHE,
                        Value.list(spec.cache()
                                .map(rule -> Value.tree("Files", Value.of(rule.files()))
                                        .with("Control", Value.of(rule.control())))));
        return spec.contentTypes().isEmpty()
                ? cached
                : cached.with(
                        SiteContentType.TYPES,
                        Value.tree(spec.contentTypes()
                                .foldLeft(
                                        TreeMap.<String, Value>empty(),
                                        (types, type) ->
                                                types.put(type._1.toLowerCase(Locale.ROOT), Value.of(type._2)))));
    }
}
