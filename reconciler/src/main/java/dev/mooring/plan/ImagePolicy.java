package dev.mooring.plan;

import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.ImageScan;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What speaks against running images of which this is known. Unknown is not harmless: it speaks against them too. */
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
                        Reason.IMAGE_REFUSED, missing.image() + " is not in its registry: no task could start"));
            case ImageScan.Unreadable unreadable ->
                Option.some(new Objection(
                        Reason.UNREADABLE,
                        "what the scan of " + unreadable.image() + " found could not be read: "
                                + unreadable.failure().operation() + " failed: "
                                + unreadable.failure().code() + ": "
                                + unreadable.failure().message()));
        };
    }

    private static String named(Seq<ImageScan.Finding> findings) {
        String names = findings.take(NAMED)
                .map(finding -> finding.name() + " (" + finding.severity() + ")")
                .mkString(", ");
        return findings.length() > NAMED ? names + " and " + (findings.length() - NAMED) + " more" : names;
    }
}
