package dev.mooring.plan;

import dev.mooring.plan.Change.Cause;
import dev.mooring.resource.Drift.Difference;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** A plan as text that a person reads before saying yes. What matches is not told; what left git and stays is. */
public final class PlanPrinter {
    private static final String INDENT = "        ";

    private PlanPrinter() {}

    /** @param colours whether the reader is a terminal that shows them */
    public static String text(Plan plan, boolean colours) {
        if (plan.told().isEmpty()) {
            return unchanged(plan) + "\n";
        }
        return plan.environment() + " at " + brief(plan.revision()) + ", against live AWS:\n\n"
                + plan.told().map(planned -> entry(planned, colours)).mkString("\n")
                + "\n" + held(plan).map(line -> line + "\n\n").mkString() + conclusion(plan) + "\n";
    }

    /** What is held back as a whole, and how to go on. */
    static Seq<String> held(Plan plan) {
        Option<String> deletions = Option.when(
                plan.pruning().isHeld(), () -> "Not deleted: " + plan.pruning().message());
        Option<String> everything = plan.closed()
                .filter(closed -> plan.postponed().nonEmpty())
                .map(closed -> "Not now: " + closed.message());
        return deletions.toVector().appendAll(everything);
    }

    static String conclusion(Plan plan) {
        return plan.matches() ? unchanged(plan) : summary(plan);
    }

    /** {@code No changes. AWS matches 3f2a9c1.} */
    static String unchanged(Plan plan) {
        return "No changes. AWS matches " + brief(plan.revision()) + ".";
    }

    /** {@code Plan: 3 to create, 1 to update, 0 to replace, 0 to delete, 1 blocked; 2 deployments.} */
    public static String summary(Plan plan) {
        Plan.Summary summary = plan.summary();
        return "Plan: " + summary.create() + " to create, " + summary.update() + " to update, " + summary.replace()
                + " to replace, " + summary.delete() + " to delete, " + summary.blocked() + " blocked; "
                + summary.deployments() + (summary.deployments() == 1 ? " deployment." : " deployments.");
    }

    /** A commit as people quote it; anything that is no commit as it is. */
    static String brief(String revision) {
        return revision.matches("[0-9a-f]{40,64}") ? revision.substring(0, 12) : revision;
    }

    private static String entry(PlannedChange planned, boolean colours) {
        Sign sign = Sign.of(planned.change());
        String heading = sign.padded() + " " + title(planned);
        return (colours ? sign.coloured(heading) : heading) + "\n"
                + lines(planned).map(line -> INDENT + line + "\n").mkString();
    }

    /** {@code Service/orders: update ecs/service orders, starts a deployment}. */
    static String title(PlannedChange planned) {
        String verb = switch (planned.change()) {
            case Change.Blocked blocked ->
                "blocked (" + blocked.reason().word() + ")"
                        + blocked.postponed().map(later -> ": " + later.verb()).getOrElse("");
            case Change.Kept kept -> verb(kept);
            default -> planned.change().verb();
        };
        return planned.owner() + ": " + verb + " " + planned.id()
                + (planned.startsDeployment() ? ", starts a deployment" : "")
                + (planned.change().cause() == Cause.DRIFT ? ", AWS was changed" : "")
                + (planned.change().cause() == Cause.ADOPTION ? ", taken over" : "");
    }

    private static String verb(Change.Kept kept) {
        boolean retained = kept.reason() == Change.Reason.RETAINED;
        return retained ? kept.verb() : kept.verb() + " (" + kept.reason().word() + ")";
    }

    static Seq<String> lines(PlannedChange planned) {
        Vector<String> why = switch (planned.change()) {
            case Change.Blocked blocked ->
                planned.waitsForWindow()
                        ? blocked.postponed().toVector().flatMap(PlanPrinter::leaving)
                        : Vector.of(blocked.message());
            case Change.Kept kept -> Vector.of(kept.message());
            case Change.Delete delete -> Vector.of(delete.why());
            default -> Vector.empty();
        };
        Vector<String> withheld = ShownFields.withheld(planned)
                .map(part -> "not sent (" + part.reason().word() + "): " + part.message())
                .toVector()
                .appendAll(ShownFields.withheldFields(planned).map(difference -> "  " + FieldText.edited(difference)));
        Vector<String> tagsOnly = planned.change() instanceof Change.Update update
                        && update.drift().isEmpty()
                ? Vector.of("our tags only")
                : Vector.empty();
        return why.appendAll(planned.note().map(note -> "note: " + note))
                .appendAll(ShownFields.sent(planned).map(difference -> line(planned, difference)))
                .appendAll(tagsOnly)
                .appendAll(withheld);
    }

    private static Option<String> leaving(Change change) {
        return change instanceof Change.Delete delete ? Option.some(delete.why()) : Option.none();
    }

    private static String line(PlannedChange planned, Difference difference) {
        return line(planned.change(), difference);
    }

    private static String line(Change change, Difference difference) {
        return switch (change) {
            case Change.Blocked blocked ->
                blocked.postponed().map(later -> line(later, difference)).getOrElse(() -> told(difference));
            case Change.Create ignored -> difference.path() + ": " + FieldText.wanted(difference);
            case Change.Replace ignored -> told(difference) + (difference.immutable() ? "  (forces replacement)" : "");
            default -> told(difference);
        };
    }

    private static String told(Difference difference) {
        return difference.path() + ": " + FieldText.old(difference) + " → " + FieldText.wanted(difference);
    }
}
