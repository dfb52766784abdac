package dev.mooring.kinds.site;

import dev.mooring.kinds.site.SiteRecord.Invalidation;
import dev.mooring.kinds.site.SiteRecord.SiteFile;
import dev.mooring.kinds.site.SiteRecord.Stale;
import dev.mooring.manifest.ContentFolder;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One release on its way into a bucket. At no moment does a page that can be seen name a file that is not there: files with
 * a hash in their names go first, then the other files, then pages, and the front page last; what the new release no longer
 * has stays for a while.
 *
 * @param desired the tree of {@link SiteContentType}
 * @param before what was published until now
 * @param there entity tags by key, as the bucket lists them
 */
record Publication(
        Value.Tree desired, SiteRecord before, SortedMap<String, String> there, SortedMap<String, SiteFile> wanted) {
    /** CloudFront developer guide, quotas: paths of one invalidation. */
    private static final int MOST_PATHS = 3000;

    private static final int FRONT_PAGE = 3;

    static Publication of(
            Value.Tree desired,
            SiteRecord before,
            SortedMap<String, String> there,
            SortedMap<String, ContentFolder.File> files) {
        Headers headers = new Headers(desired);
        return new Publication(
                desired,
                before,
                there,
                files.map((path, file) -> Tuple.of(
                        path, new SiteFile(file.sha256(), headers.contentType(path), headers.cacheControl(path), ""))));
    }

    /** What must be written, in stages that follow one another. */
    Vector<Vector<String>> stages() {
        SortedMap<Integer, Vector<String>> byStage =
                TreeMap.ofEntries(toWrite().groupBy(Publication::stage).toVector());
        return byStage.values().toVector();
    }

    private Vector<String> toWrite() {
        return wanted.filter((path, file) -> !isThere(path, file)).keySet().toVector();
    }

    /** As its own record says, and as the listing bears out. */
    private boolean isThere(String path, SiteFile file) {
        return known(path)
                .exists(recorded -> recorded.sameAs(file)
                        && encryption(desired).equals(encryption(before.published()))
                        && there.get(path).contains(recorded.eTag()));
    }

    private static Option<String> encryption(Value.Tree content) {
        return content.text(SiteContentType.KMS_KEY);
    }

    /** A file that left and comes back within its grace lies there still. */
    private Option<SiteFile> known(String path) {
        return before.incoming().contains(path)
                ? Option.none()
                : before.files().get(path).orElse(before.stale().get(path).map(Stale::file));
    }

    private static int stage(String path) {
        if (path.equals(ReleaseRules.INDEX)) {
            return FRONT_PAGE;
        }
        return Headers.isHtml(path) ? 2 : Headers.isHashed(path) ? 0 : 1;
    }

    /** To be recorded before anything is written: should the deploy never end, these keys are known to be ours. */
    SiteRecord begun() {
        return before.expecting(
                before.incoming().appendAll(toWrite()).distinct().sorted());
    }

    /**
     * To be recorded when everything is written.
     *
     * @param written entity tags of what was written, by path
     */
    SiteRecord done(Map<String, String> written, Instant now) {
        SortedMap<String, SiteFile> files = wanted.map((path, file) -> Tuple.of(
                path,
                file.written(written.get(path)
                        .getOrElse(() -> known(path).map(SiteFile::eTag).getOrElse("")))));
        SortedMap<String, Stale> gone =
                before.files().filterKeys(path -> !wanted.containsKey(path)).mapValues(file -> new Stale(file, now));
        SortedMap<String, Stale> stale = before.leftovers(now)
                .merge(before.stale())
                .merge(gone)
                .filterKeys(path -> !wanted.containsKey(path) && there.containsKey(path));
        long sequence = before.sequence() + 1;
        return new SiteRecord(sequence, desired, files, stale, Vector.empty(), invalidation(sequence, written));
    }

    private Option<Invalidation> invalidation(long sequence, Map<String, String> written) {
        Vector<String> paths = before.invalidation()
                .toVector()
                .flatMap(Invalidation::paths)
                .appendAll(changedPages(written).flatMap(Publication::urls))
                .distinct()
                .sorted();
        return desired.text(SiteContentType.DISTRIBUTION)
                .filter(distribution -> paths.nonEmpty())
                .map(distribution -> new Invalidation(
                        distribution,
                        "mooring-" + sequence + "-" + Integer.toHexString(paths.hashCode()),
                        paths.size() > MOST_PATHS ? Vector.of("/*") : paths));
    }

    /** Pages that an edge may hold otherwise: not those that were never there. */
    private Vector<String> changedPages(Map<String, String> written) {
        Vector<String> removed =
                before.files().keySet().toVector().filter(path -> Headers.isHtml(path) && !wanted.containsKey(path));
        return written.keySet()
                .toVector()
                .filter(path -> Headers.isHtml(path) && there.containsKey(path))
                .appendAll(removed);
    }

    /** The front page of a folder is asked for by the folder too. */
    private static Vector<String> urls(String path) {
        String encoded = "/"
                + URLEncoder.encode(path, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/");
        return encoded.endsWith("/" + ReleaseRules.INDEX)
                ? Vector.of(encoded, encoded.substring(0, encoded.length() - ReleaseRules.INDEX.length()))
                : Vector.of(encoded);
    }
}
