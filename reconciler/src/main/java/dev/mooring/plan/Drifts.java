package dev.mooring.plan;

import dev.mooring.resource.Drift;

/** What differs, whatever is done about it. */
final class Drifts {
    private Drifts() {}

    static Drift of(Change change) {
        return switch (change) {
            case Change.Blocked blocked -> blocked.drift();
            case Change.Update update ->
                new Drift(update.drift()
                        .differences()
                        .appendAll(update.withheld()
                                .map(withheld -> withheld.drift().differences())
                                .getOrElse(Drift.NONE.differences())));
            case Change.Replace replace -> replace.drift();
            case Change.NoOp ignored -> Drift.NONE;
            case Change.Kept ignored -> Drift.NONE;
            case Change.Create ignored -> Drift.NONE;
            case Change.Delete ignored -> Drift.NONE;
        };
    }

    /** Without the fields that cannot be compared while a reference in them is unresolved. */
    static Drift known(Drift drift) {
        return new Drift(drift.differences()
                .filter(difference ->
                        difference.desired().forAll(value -> value.references().isEmpty())));
    }
}
