package dev.mooring.kinds.topic;

import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** What the AWS topic of a manifest is called. */
final class TopicNames {
    private static final String FIFO = ".fifo";

    /** SNS, CreateTopic: letters, digits, underscores and hyphens, "between 1 and 256 characters long". */
    private static final Pattern STEM = Pattern.compile("[A-Za-z0-9_-]+");

    private static final int LONGEST = 256;

    private final Manifest<TopicSpec> manifest;
    private final Environment environment;

    TopicNames(Manifest<TopicSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.environment = environment;
    }

    String topic() {
        return manifest.lifecycle().externalName().getOrElse(() -> environment.name() + "-" + manifest.name() + end());
    }

    String arn() {
        return environment.arn("sns", topic());
    }

    private String end() {
        return manifest.spec().fifo() ? FIFO : "";
    }

    /** The name by which policies of others speak of this topic: {@code TopicOrderEvents}. IAM takes letters and digits. */
    String statement() {
        return Vector.of(manifest.name().split("[^A-Za-z0-9]+", -1))
                .reject(String::isEmpty)
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .mkString("Topic", "", "");
    }

    Seq<Problem> problems() {
        String name = topic();
        boolean ends = name.endsWith(end());
        String stem = ends ? name.substring(0, name.length() - end().length()) : name;
        return Vector.of(
                        Option.when(
                                !ends, () -> named("the name of a FIFO topic ends with .fifo: write " + name + FIFO)),
                        Option.when(
                                ends && !STEM.matcher(stem).matches(),
                                () -> named("the topic would be called " + name
                                        + ", but SNS takes only letters, digits, hyphens and underscores"
                                        + (stem.endsWith(FIFO) ? "; for a FIFO topic, say fifo: true" : ""))),
                        Option.when(
                                name.length() > LONGEST,
                                () -> named("the topic would be called " + name + ", which has " + name.length()
                                        + " characters; SNS allows " + LONGEST)))
                .flatMap(problem -> problem);
    }

    private Problem named(String message) {
        return manifest.problem(
                manifest.lifecycle().externalName().isDefined()
                        ? "metadata.annotations.mooring.dev/external-name"
                        : "metadata.name",
                message);
    }
}
