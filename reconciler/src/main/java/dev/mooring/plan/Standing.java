package dev.mooring.plan;

import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** What a resource offers to those that need it, at one moment of a pass. */
public sealed interface Standing {

    /** It is there; references to it resolve. */
    record InPlace(Map<String, String> attributes) implements Standing {}

    /** It is to be made in this pass; references to it are known after apply. */
    record Expected() implements Standing {}

    /** It is not there and will not be in this pass. */
    record Missing(String why) implements Standing {}

    /** What {@code planned} lets others count on before anything is written. */
    static Standing before(PlannedChange planned) {
        return switch (planned.change()) {
            case Change.Create ignored -> new Expected();
            case Change.Replace ignored -> new Expected();
            case Change.Update update -> new InPlace(update.observed().attributes());
            case Change.Delete ignored -> new Missing("is to be deleted");
            case Change.NoOp ignored -> whereItIs(planned, "is not there");
            case Change.Kept ignored -> whereItIs(planned, "is not there");
            case Change.Blocked blocked ->
                switch (blocked.reason()) {
                    case NOT_OWNED, ADOPTION_WOULD_RESET -> new Missing("is not ours: " + blocked.message());
                    default -> whereItIs(planned, "is blocked: " + blocked.message());
                };
        };
    }

    /** What it offers once {@code outcome} is known: a failed update or deletion leaves in place what was there. */
    static Standing after(PlannedChange planned, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied ->
                planned.change() instanceof Change.Delete
                        ? new Missing("was deleted")
                        : new InPlace(applied.attributes().merge(live(planned).getOrElse(applied.attributes())));
            case Outcome.InProgress progress -> whenUnfinished(planned, progress.message());
            case Outcome.Failed failed ->
                whenUnfinished(
                        planned,
                        failed.failure().code() + ": " + failed.failure().message());
        };
    }

    private static Standing whenUnfinished(PlannedChange planned, String why) {
        return planned.change() instanceof Change.Update || planned.change() instanceof Change.Delete
                ? whereItIs(planned, why)
                : new Missing("is not in place: " + why);
    }

    private static Standing whereItIs(PlannedChange planned, String otherwise) {
        return live(planned).<Standing>map(InPlace::new).getOrElse(() -> new Missing(otherwise));
    }

    private static Option<Map<String, String>> live(PlannedChange planned) {
        return planned.observation() instanceof Observation.Present live
                        && !(planned.change() instanceof Change.Replace)
                ? Option.some(live.attributes())
                : Option.none();
    }
}
