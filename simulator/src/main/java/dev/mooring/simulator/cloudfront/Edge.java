package dev.mooring.simulator.cloudfront;

import dev.mooring.simulator.s3.SiteOrigin;
import dev.mooring.simulator.s3.SiteOrigin.Page;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One place of CloudFront's: keeps what it fetched as long as Cache-Control says, or until it is invalidated. Source:
 * CloudFront developer guide, "Manage how long content stays in the cache", for a minimum TTL of 0 and a default of a day.
 */
public final class Edge {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Pattern MAX_AGE = Pattern.compile("(?:s-maxage|max-age)=(\\d{1,9})");
    private static final Pattern NEVER = Pattern.compile("no-cache|no-store|private");
    private static final Pattern EXTENSION = Pattern.compile(".*/[^/]*\\.[^/]*");
    private static final String ROOT_OBJECT = "/index.html";

    /**
     * What a browser gets.
     *
     * @param page empty for 403
     * @param hit whether it came from the cache
     */
    public record Served(Optional<Page> page, boolean hit) {}

    private record Kept(Page page, Instant until) {}

    private final Distributions distributions;
    private final SiteOrigin origin;
    private final Timeline timeline;
    private final Map<String, Map<String, Kept>> cache = new HashMap<>();

    Edge(Distributions distributions, SiteOrigin origin, Timeline timeline) {
        this.distributions = distributions;
        this.origin = origin;
        this.timeline = timeline;
    }

    /**
     * Serves {@code path} of a distribution; empty where there is no such distribution.
     *
     * @param path with a slash before it
     */
    public Optional<Served> serve(String distributionId, String path) {
        return distributions.anywhere(distributionId).map(distribution -> serve(distribution, path));
    }

    private Served serve(Distribution distribution, String path) {
        String meant = path.equals("/")
                        || (distribution.singlePage()
                                && !EXTENSION.matcher(path).matches())
                ? ROOT_OBJECT
                : path;
        Map<String, Kept> kept = cache.computeIfAbsent(distribution.id(), id -> new HashMap<>());
        Kept known = kept.get(meant);
        if (known != null && known.until().isAfter(timeline.now())) {
            return new Served(Optional.of(known.page()), true);
        }
        Optional<Page> page = origin.read(distribution.bucket(), meant.substring(1), distribution.arn());
        kept.remove(meant);
        page.ifPresent(found -> kept.put(meant, new Kept(found, timeline.now().plus(life(found.cacheControl())))));
        return new Served(page, false);
    }

    private static Duration life(@Nullable String cacheControl) {
        String said = cacheControl == null ? "" : cacheControl;
        if (NEVER.matcher(said).find()) {
            return Duration.ZERO;
        }
        Matcher age = MAX_AGE.matcher(said);
        return age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : USUAL;
    }

    void forget(Distribution distribution, List<String> paths) {
        Map<String, Kept> kept = cache.getOrDefault(distribution.id(), Map.of());
        paths.forEach(path -> kept.keySet().removeIf(each -> matches(path, each)));
    }

    private static boolean matches(String invalidated, String path) {
        return invalidated.endsWith("*")
                ? path.startsWith(invalidated.substring(0, invalidated.length() - 1))
                : path.equals(invalidated.equals("/") ? ROOT_OBJECT : invalidated);
    }
}
