package dev.mooring.kinds.site;

import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What Mooring remembers of a site, in the bucket itself: a listing tells no headers, nor which objects are ours.
 *
 * @param sequence how often something was published; makes each invalidation's reference another
 * @param published the desired tree that was published last; empty before the first release is complete
 * @param files by key
 * @param stale files of earlier releases, by key, that are to go
 * @param incoming keys that a deploy under way writes; they are ours even if it never ends
 * @param invalidation what CloudFront has still to be told
 */
record SiteRecord(
        long sequence,
        Value.Tree published,
        SortedMap<String, SiteFile> files,
        SortedMap<String, Stale> stale,
        Vector<String> incoming,
        Option<Invalidation> invalidation) {
    /** Keys of Mooring's own; nothing of a site lies here. */
    static final String FOLDER = ".mooring/";

    static final String KEY = FOLDER + "site.json";
    static final SiteRecord NONE =
            new SiteRecord(0, Value.Tree.EMPTY, TreeMap.empty(), TreeMap.empty(), Vector.empty(), Option.none());

    /** @param since when it was first not wanted any more */
    record Stale(SiteFile file, Instant since) {}

    record Invalidation(String distribution, String reference, Vector<String> paths) {}

    /** @param eTag as S3 answered when it was written; empty while that is not known */
    record SiteFile(String sha256, String contentType, String cacheControl, String eTag) {
        boolean sameAs(SiteFile other) {
            return sha256.equals(other.sha256)
                    && contentType.equals(other.contentType)
                    && cacheControl.equals(other.cacheControl);
        }

        SiteFile written(String tag) {
            return new SiteFile(sha256, contentType, cacheControl, tag);
        }

        private Value.Tree tree() {
            return Value.tree("Sha256", Value.of(sha256))
                    .with("ContentType", Value.of(contentType))
                    .with("CacheControl", Value.of(cacheControl))
                    .with("ETag", Value.of(eTag));
        }

        private static SiteFile of(Value.Tree tree) {
            return new SiteFile(
                    text(tree, "Sha256"), text(tree, "ContentType"), text(tree, "CacheControl"), text(tree, "ETag"));
        }
    }

    SiteRecord expecting(Vector<String> keys) {
        return new SiteRecord(sequence, published, files, stale, keys, invalidation);
    }

    SiteRecord told() {
        return new SiteRecord(sequence, published, files, stale, incoming, Option.none());
    }

    SiteRecord withStale(SortedMap<String, Stale> rest) {
        return new SiteRecord(sequence, published, files, rest, incoming, invalidation);
    }

    String json() {
        Value.Tree tree = Value.tree("Version", Value.of(1))
                .with("Sequence", Value.of(sequence))
                .with("Published", published)
                .with("Files", Value.tree(files.mapValues(SiteFile::tree)))
                .with(
                        "Stale",
                        Value.tree(stale.mapValues(one -> one.file()
                                .tree()
                                .with("Since", Value.of(one.since().toString())))))
                .with("Incoming", Value.texts(incoming));
        return JsonText.write(tree.with(
                "Invalidation",
                invalidation.map(pending -> Value.tree("Distribution", Value.of(pending.distribution()))
                        .with("Reference", Value.of(pending.reference()))
                        .with("Paths", Value.texts(pending.paths())))));
    }

    /** None for what is no record of ours, or of a version that is not known here. */
    static Option<SiteRecord> parse(String json) {
        return JsonText.parse(json)
                .filter(Value.Tree.class::isInstance)
                .map(Value.Tree.class::cast)
                .filter(tree -> tree.get("Version").contains(Value.of(1)))
                .flatMap(tree -> Try.of(() -> read(tree)).toOption());
    }

    private static SiteRecord read(Value.Tree tree) {
        return new SiteRecord(
                number(tree.get("Sequence").get()).longValueExact(),
                inner(tree, "Published"),
                inner(tree, "Files").members().mapValues(file -> SiteFile.of((Value.Tree) file)),
                inner(tree, "Stale")
                        .members()
                        .mapValues(one -> new Stale(
                                SiteFile.of((Value.Tree) one), Instant.parse(text((Value.Tree) one, "Since")))),
                texts(tree, "Incoming"),
                tree.get("Invalidation")
                        .map(Value.Tree.class::cast)
                        .map(pending -> new Invalidation(
                                text(pending, "Distribution"), text(pending, "Reference"), texts(pending, "Paths"))));
    }

    private static BigDecimal number(Value value) {
        return ((Value.Num) value).value();
    }

    private static Value.Tree inner(Value.Tree tree, String member) {
        return (Value.Tree) tree.get(member).get();
    }

    private static String text(Value.Tree tree, String member) {
        return tree.text(member).get();
    }

    private static Vector<String> texts(Value.Tree tree, String member) {
        return ((Value.Items) tree.get(member).get()).items().map(Value::toString);
    }

    /** The state of the site as {@link SiteContentType} has it. */
    Value.Tree observed(String bucket, SortedMap<String, String> eTags, Instant now) {
        Value.Tree tree = published.with(SiteContentType.BUCKET, Value.of(bucket));
        Vector<String> missing = files.keySet().toVector().reject(eTags::containsKey);
        Vector<String> altered = files.toVector()
                .filter(file -> eTags.get(file._1).exists(tag -> !tag.equals(file._2.eTag())))
                .map(file -> file._1);
        Vector<String> expired = expired(now).keySet().toVector();
        boolean unfinished = incoming.nonEmpty() || invalidation.isDefined() || published.isEmpty();
        return listing(
                        listing(listing(tree, SiteContentType.MISSING, missing), SiteContentType.ALTERED, altered),
                        SiteContentType.EXPIRED,
                        expired)
                .with(SiteContentType.UNFINISHED, Option.when(unfinished, () -> Value.of(true)));
    }

    private static Value.Tree listing(Value.Tree tree, String member, Vector<String> keys) {
        return keys.isEmpty() ? tree : tree.with(member, Value.texts(keys));
    }

    /** By the grace that was published with them. */
    SortedMap<String, Stale> expired(Instant now) {
        long keep = published
                .get(SiteContentType.KEEP)
                .map(seconds -> number(seconds).longValue())
                .getOrElse(SiteContentTree.USUAL_KEEP.toSeconds());
        return stale.filter((key, one) -> !one.since().plusSeconds(keep).isAfter(now));
    }

    /** Nothing of these keys is unknown to this record. */
    SortedMap<String, Stale> leftovers(Instant now) {
        return TreeMap.ofEntries(incoming.filter(key -> !files.containsKey(key) && !stale.containsKey(key))
                .map(key -> Tuple.of(key, new Stale(new SiteFile("", "", "", ""), now))));
    }
}
