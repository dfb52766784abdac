package dev.mooring.manifest;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Folders as paths from the specs' root, with forward slashes; the root is the empty path. */
final class Folders {

    private Folders() {}

    static String of(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    static boolean isWithin(String folder, String other) {
        return other.isEmpty() || folder.equals(other) || folder.startsWith(other + "/");
    }

    /** Where a relative path leads from a folder; nowhere if that is outside of the specs. */
    static Option<String> resolve(String folder, String relative) {
        Vector<String> steps = folder.isEmpty() ? Vector.empty() : Vector.of(folder.split("/", -1));
        for (String step : relative.split("/", -1)) {
            if (step.equals("..")) {
                if (steps.isEmpty()) {
                    return Option.none();
                }
                steps = steps.init();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps = steps.append(step);
            }
        }
        return Option.of(steps.mkString("/"));
    }

    /** For people. */
    static String name(String folder) {
        return folder.isEmpty() ? "the root of the specs" : Echo.name(folder);
    }
}
