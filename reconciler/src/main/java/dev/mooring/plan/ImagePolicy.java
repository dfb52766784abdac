package dev.mooring.plan;

import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.ImageScan;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What speaks against running images of which this is known. Where the environment limits findings, unknown is not harmless
 * and speaks against them too.
 */
final class ImagePolicy {
    private static final int NAMED = 5;

    private ImagePolicy() {}

    /** The first objection; none where every image is known to be good enough. */
    static Option<Objection> objection(Seq<ImageScan> scans) {
        return scans.flatMap(ImagePolicy::objection).headOption();
    }

    private static Option<Objection> objection(ImageScan scan) {
        return switch (scan) {
            case ImageScan.Scanned scanned ->
                Option.when(
                        scanned.findings().nonEmpty(),
                        () -> new Objection(
                                Reason.IMAGE_REFUSED,
                                scanned.image() + " has " + scanned.findings().length()
                                        + " finding(s) graver than images.maxSeverity allows: "
                                        + named(scanned.findings())));
            case ImageScan.Pending pending ->
                Option.some(new Objection(
                        Reason.IMAGE_UNSCANNED, pending.image() + " waits for its scan: " + pending.message()));
            case ImageScan.Missing missing ->
                Option.some(new Objection(
                        Reason.IMAGE_MISSING,
                        "no task could start: " + missing.image() + " is not in its registry: " + missing.message()
                                + "; push it, or name another. Mooring looks again by itself"));
            case ImageScan.Unfit unfit ->
                Option.some(new Objection(
                        Reason.IMAGE_UNFIT, "no task could start: " + unfit.image() + " " + unfit.message()));
            case ImageScan.Unasked ignored -> Option.none();
            case ImageScan.Unreadable unreadable ->
                Option.some(new Objection(
                        Reason.UNREADABLE,
                        "what ECR knows of " + unreadable.image() + " could not be read: "
                                + unreadable.failure().operation() + " failed: "
                                + unreadable.failure().code() + ": "
                                + unreadable.failure().message()));
        };
    }

    /** What a person should know though it stops nothing. */
    static Option<String> note(Seq<ImageScan> scans) {
        Seq<ImageScan.Unasked> unasked =
                scans.filter(ImageScan.Unasked.class::isInstance).map(ImageScan.Unasked.class::cast);
        return unasked.headOption()
                .map(first -> "whether " + unasked.map(ImageScan.Unasked::image).mkString(", ")
                        + (unasked.length() == 1 ? " is" : " are") + " there is not known: "
                        + first.failure().operation() + " failed: "
                        + first.failure().code());
    }

    private static String named(Seq<ImageScan.Finding> findings) {
        String names = findings.take(NAMED)
                .map(finding -> finding.name() + " (" + finding.severity() + ")")
                .mkString(", ");
        return findings.length() > NAMED ? names + " and " + (findings.length() - NAMED) + " more" : names;
    }
}
