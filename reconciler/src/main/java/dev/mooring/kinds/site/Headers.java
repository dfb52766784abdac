package dev.mooring.kinds.site;

import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.regex.Pattern;

/** Under which headers each file of a site is served: as the spec's rules say, else as its name suggests. */
final class Headers {
    private static final String IMMUTABLE = "max-age=31536000, immutable";
    private static final String REVALIDATED = "no-cache";
    private static final String SHORT = "max-age=300";
    private static final String UNKNOWN = "application/octet-stream";

    /** A hash in hexadecimal digits, at least one of them a digit and one a letter: {@code main.3f2a9c1b.js}. */
    private static final Pattern HEXADECIMAL =
            Pattern.compile("(?:.*/)?[^/]*[-.](?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,64}\\.[A-Za-z0-9.]+");

    /**
     * Vite's eight characters of base 64, in the folder that Vite puts them in. One that could be a word is taken for one:
     * that costs a few requests, where the opposite mistake would show an old file for a year.
     */
    private static final Pattern VITE =
            Pattern.compile("(?:.*/)?assets/[^/]*-(?=.{1,7}[A-Z0-9_-]|[0-9_-])[A-Za-z0-9_-]{8}\\.[A-Za-z0-9.]+");

    private static final Map<String, String> TYPES = HashMap.ofEntries(
            type("html", "text/html; charset=utf-8"),
            type("htm", "text/html; charset=utf-8"),
            type("css", "text/css; charset=utf-8"),
            type("js", "text/javascript; charset=utf-8"),
            type("mjs", "text/javascript; charset=utf-8"),
            type("json", "application/json"),
            type("map", "application/json"),
            type("webmanifest", "application/manifest+json"),
            type("xml", "application/xml"),
            type("txt", "text/plain; charset=utf-8"),
            type("md", "text/markdown; charset=utf-8"),
            type("csv", "text/csv; charset=utf-8"),
            type("svg", "image/svg+xml"),
            type("png", "image/png"),
            type("jpg", "image/jpeg"),
            type("jpeg", "image/jpeg"),
            type("gif", "image/gif"),
            type("webp", "image/webp"),
            type("avif", "image/avif"),
            type("ico", "image/x-icon"),
            type("woff", "font/woff"),
            type("woff2", "font/woff2"),
            type("ttf", "font/ttf"),
            type("otf", "font/otf"),
            type("pdf", "application/pdf"),
            type("wasm", "application/wasm"),
            type("mp4", "video/mp4"),
            type("webm", "video/webm"),
            type("mp3", "audio/mpeg"),
            type("zip", "application/zip"));

    private record Rule(Pattern files, String control) {}

    private final Vector<Rule> rules;
    private final Map<String, String> own;

    /** @param content the desired tree of {@link SiteContentType} */
    Headers(Value.Tree content) {
        this.rules = content.get(SiteContentType.CACHE)
                .toVector()
                .flatMap(list -> ((Value.Items) list)
                        .items()
                        .map(Value.Tree.class::cast)
                        .map(rule -> new Rule(
                                glob(rule.text("Files").get()),
                                rule.text("Control").get())));
        this.own = content.get(SiteContentType.TYPES)
                .map(types -> HashMap.ofEntries(((Value.Tree) types).members().mapValues(Value::toString)))
                .getOrElse(HashMap.empty());
    }

    String cacheControl(String path) {
        return rules.find(rule -> rule.files().matcher(path).matches())
                .map(Rule::control)
                .getOrElse(() -> usual(path));
    }

    private static String usual(String path) {
        if (isHtml(path)) {
            return REVALIDATED;
        }
        return isHashed(path) ? IMMUTABLE : SHORT;
    }

    String contentType(String path) {
        String extension = extension(path);
        return own.get(extension).orElse(TYPES.get(extension)).getOrElse(UNKNOWN);
    }

    static boolean isHtml(String path) {
        return extension(path).equals("html") || extension(path).equals("htm");
    }

    /** Whether the name tells the content, so that neither ever changes. */
    static boolean isHashed(String path) {
        return HEXADECIMAL.matcher(path).matches() || VITE.matcher(path).matches();
    }

    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    }

    private static Pattern glob(String files) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < files.length(); i++) {
            if (files.charAt(i) != '*') {
                pattern.append(Pattern.quote(files.substring(i, i + 1)));
            } else if (i + 1 < files.length() && files.charAt(i + 1) == '*') {
                pattern.append(".*");
                i++;
            } else {
                pattern.append("[^/]*");
            }
        }
        return Pattern.compile(pattern.toString());
    }

    private static Tuple2<String, String> type(String extension, String contentType) {
        return Tuple.of(extension, contentType);
    }
}
