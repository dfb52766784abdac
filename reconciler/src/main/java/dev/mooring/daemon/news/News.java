package dev.mooring.daemon.news;

import dev.mooring.aws.TopicPublisher.Message;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;

/**
 * One thing that people are told: of one topic, about as many manifests as it has happened to at once.
 *
 * @param about none: the environment itself
 * @param lines a sentence for each
 */
public record News(String environment, Topic topic, Seq<ManifestId> about, Seq<String> lines, String revision) {
    private static final int LINES = 20;
    private static final int LONGEST_LINE = 1_000;
    private static final int NAMED = 50;

    /** How much it matters, as an attribute to filter by. */
    public enum Severity {
        INFO("info"),
        WARNING("warning"),
        ERROR("error");

        private final String word;

        Severity(String word) {
            this.word = word;
        }
    }

    /** What it is about, as an attribute to filter by, and as a heading. */
    public enum Topic {
        ROLLOUT_BEGAN("RolloutBegan", Severity.INFO, "rollout began"),
        ROLLOUT_SUCCEEDED("RolloutSucceeded", Severity.INFO, "rollout succeeded"),
        ROLLED_BACK("RolledBack", Severity.ERROR, "rolled back"),
        FAILED("Failed", Severity.ERROR, "failed"),
        BLOCKED("Blocked", Severity.ERROR, "blocked"),
        RECOVERED("Recovered", Severity.INFO, "well again"),
        DRIFT_MENDED("DriftMended", Severity.WARNING, "AWS was changed, and put back"),
        DRIFT_FOUND("DriftFound", Severity.WARNING, "AWS was changed, and is left so"),
        PRUNE_HELD("PruneHeld", Severity.WARNING, "not deleted without a word from you"),
        WINDOW_CLOSED("WindowClosed", Severity.INFO, "changes wait for their window"),
        SPECS_INVALID("SpecsInvalid", Severity.ERROR, "the specs are not applied"),
        SPECS_VALID("SpecsValid", Severity.INFO, "the specs are good again"),
        SUSPENDED("Suspended", Severity.WARNING, "suspended"),
        RESUMED("Resumed", Severity.INFO, "resumed"),
        INTERNAL_ERROR("InternalError", Severity.ERROR, "Mooring met something that it did not expect"),
        /** What a new process finds to stand: it cannot know what has been told before. */
        STANDING("Standing", Severity.WARNING, "Mooring has started; this wants a look");

        private final String word;
        private final Severity severity;
        private final String heading;

        Topic(String word, Severity severity, String heading) {
            this.word = word;
            this.severity = severity;
            this.heading = heading;
        }

        /** As in the attribute {@code event}. */
        public String word() {
            return word;
        }
    }

    public String subject() {
        String who = about.isEmpty() ? "" : about.size() == 1 ? about.head() + ": " : about.size() + " manifests: ";
        return "[" + environment + "] " + who + topic.heading;
    }

    public Message message() {
        int more = lines.size() - LINES;
        String text = lines.take(LINES).map(News::shortened).mkString("\n")
                + (more > 0 ? "\nand " + more + " more" : "")
                + (revision.isEmpty() ? "" : "\n\nrevision " + revision);
        return new Message(
                subject(),
                text,
                HashMap.of(
                        "environment",
                        environment,
                        "event",
                        topic.word,
                        "severity",
                        topic.severity.word,
                        "revision",
                        revision),
                HashMap.of("manifests", about.take(NAMED).map(ManifestId::toString)));
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
