package dev.mooring.kinds.queue;

import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** What the AWS queues of one manifest are called. */
final class QueueNames {
    static final String FIFO = ".fifo";

    /** SQS, CreateQueue: "A queue name can have up to 80 characters", alphanumeric, hyphens and underscores. */
    private static final int LONGEST = 80;

    private static final Pattern STEM = Pattern.compile("[A-Za-z0-9_-]+");

    private final Manifest<QueueSpec> manifest;
    private final String stem;
    private final String suffix;

    QueueNames(Manifest<QueueSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.suffix = manifest.spec().fifo() ? FIFO : "";
        this.stem = manifest.lifecycle()
                .externalName()
                .map(name -> name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name)
                .getOrElse(() -> environment.name() + "-" + manifest.name());
    }

    String queue() {
        return stem + suffix;
    }

    String deadLetters() {
        return stem + "-dlq" + suffix;
    }

    Seq<Problem> problems() {
        String longest = manifest.spec().deadLetter().exists(QueueSpec.DeadLetter.Automatic.class::isInstance)
                ? deadLetters()
                : queue();
        return Vector.of(unending(), unwritable(), tooLong(longest)).flatMap(problem -> problem);
    }

    private Option<Problem> unending() {
        return manifest.lifecycle()
                .externalName()
                .filter(name -> !name.endsWith(suffix))
                .map(name -> named("the name of a FIFO queue ends with .fifo: write " + name + FIFO));
    }

    private Option<Problem> unwritable() {
        return Option.when(
                !STEM.matcher(stem).matches(),
                () -> named("the queue would be called " + queue()
                        + ", but SQS takes only letters, digits, hyphens and underscores"
                        + (stem.endsWith(FIFO) ? "; for a FIFO queue, say fifo: true" : "")));
    }

    private Option<Problem> tooLong(String name) {
        return Option.when(
                name.length() > LONGEST,
                () -> named("the queue would be called " + name + ", which has " + name.length()
                        + " characters; SQS allows " + LONGEST));
    }

    private Problem named(String message) {
        return manifest.problem(
                manifest.lifecycle().externalName().isDefined()
                        ? "metadata.annotations.mooring.dev/external-name"
                        : "metadata.name",
                message);
    }
}
