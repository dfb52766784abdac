package dev.mooring.kinds.site;

import dev.mooring.manifest.ContentFolder;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the files of a release may be called, wherever they come from: their paths become keys of S3 and URLs. */
final class ReleaseRules {
    static final String INDEX = "index.html";

    /** S3 user guide, "Naming Amazon S3 objects": 1,024 bytes. */
    private static final int LONGEST = 1024;

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private ReleaseRules() {}

    /** What keeps these files from being published. */
    static Option<String> problem(Map<String, ContentFolder.File> files, boolean singlePage) {
        if (files.isEmpty()) {
            return Option.some("holds no files");
        }
        return files.keySet()
                .toVector()
                .flatMap(ReleaseRules::problem)
                .headOption()
                .orElse(Option.when(
                        singlePage && !files.containsKey(INDEX),
                        "holds no index.html, which a single-page application needs"));
    }

    /** What is wrong with one path. */
    static Option<String> problem(String path) {
        String shown = path.replaceAll("\\p{Cntrl}", "?");
        if (path.isEmpty()
                || path.startsWith("/")
                || path.contains("\\")
                || DRIVE.matcher(path).matches()) {
            return Option.some("holds " + shown + ", which is no relative path");
        }
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return Option.some("holds " + shown + ", which leads elsewhere");
            }
        }
        if (!shown.equals(path)) {
            return Option.some("holds " + shown + ", which has control characters in it");
        }
        if (path.startsWith(SiteRecord.FOLDER)) {
            return Option.some("holds " + shown + "; " + SiteRecord.FOLDER + " is for Mooring's own records");
        }
        return Option.when(
                path.getBytes(StandardCharsets.UTF_8).length > LONGEST,
                () -> "holds a path of more than " + LONGEST + " bytes");
    }
}
