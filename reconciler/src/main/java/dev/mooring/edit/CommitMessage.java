package dev.mooring.edit;

import dev.mooring.edit.ImageEdit.Change;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What a commit of new images says: a subject for people, and trailers by which an auditor finds the build.
 *
 * @param sourceCommit that the images were built from
 * @param workflowRun the address of the run that built them
 */
public record CommitMessage(Option<String> sourceCommit, Option<String> workflowRun) {

    /** @param changes at least one */
    public String of(Seq<Change> changes) {
        Seq<String> trailers = changes.map(change -> "Image: " + change.to())
                .distinct()
                .appendAll(sourceCommit.map(commit -> "Source-Commit: " + commit))
                .appendAll(workflowRun.map(run -> "Workflow-Run: " + run));
        return subject(changes) + "\n\n"
                + changes.map(change -> change.environment() + " " + change.service() + ": " + tag(change.from())
                                + " → " + tag(change.to()))
                        .mkString("\n")
                + "\n\n" + trailers.mkString("\n") + "\n";
    }

    private static String subject(Seq<Change> changes) {
        String services = changes.map(Change::service).distinct().mkString(", ");
        String environments = changes.map(Change::environment).distinct().mkString(", ");
        Seq<String> tags = changes.map(change -> tag(change.to())).distinct();
        return "Set " + services + " to " + (tags.size() == 1 ? tags.head() : "new images") + " in " + environments;
    }

    /** The tag, or the beginning of the digest; the whole image where it has neither. */
    private static String tag(String image) {
        int digest = image.indexOf("@sha256:");
        if (digest >= 0) {
            return image.substring(digest + 1, Math.min(image.length(), digest + 20));
        }
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(colon + 1) : image;
    }

    /** Trailers take one line each. */
    public static Vector<String> problems(Option<String> sourceCommit, Option<String> workflowRun) {
        return sourceCommit
                .toVector()
                .appendAll(workflowRun)
                .filter(value -> value.isBlank() || value.chars().anyMatch(Character::isISOControl))
                .map(value -> "a trailer must be one line of text");
    }
}
