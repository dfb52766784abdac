package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Normalizer;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Value;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;

/** What becomes of AWS when a field is set, changed and taken out again. */
final class Transitions {
    private final Platform platform;
    private final String document;
    private final String others;

    /** @param document its last field stands at two spaces */
    Transitions(Platform platform, String document) {
        this(platform, document, "");
    }

    /** @param others documents beside it, which stay as they are */
    Transitions(Platform platform, String document, String others) {
        this.platform = platform;
        this.document = document;
        this.others = others;
    }

    /** Set from nothing it is as if made with it; taken out, as if it had never been there. */
    void leavesNoTrace(String field) {
        SortedMap<String, Value.Tree> fresh = live(platform.converge(document + others));
        String changed = with(field);
        assertThat(platform.plan(changed).matches())
                .as("%s changes something", field)
                .isFalse();

        assertThat(live(platform.converge(changed))).as(field).isNotEqualTo(fresh);

        assertThat(live(platform.converge(document + others)))
                .as("without %s", field)
                .isEqualTo(fresh);
    }

    /** What AWS comes to hold does not depend on what was there before. */
    SortedMap<String, Value.Tree> from(String one, String other) {
        platform.converge(with(one));
        return live(platform.converge(with(other)));
    }

    String with(String field) {
        return document + "  " + field + "\n" + others;
    }

    /** What AWS holds, in normal form, by resource. */
    static SortedMap<String, Value.Tree> live(Plan plan) {
        return plan.changes()
                .foldLeft(
                        TreeMap.empty(),
                        (SortedMap<String, Value.Tree> all, PlannedChange planned) -> all.put(
                                planned.id().toString(),
                                Normalizer.normalize(
                                        planned.type().fields(),
                                        ((Observation.Present) planned.observation()).tree())));
    }
}
