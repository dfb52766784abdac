package dev.mooring.kinds.alarm;

import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Function;

/** What {@code overrides} may say: members of AWS's own request, merged last, as RFC 7386 does. */
public final class AlarmOverrides {
    private static final Map<String, String> RESERVED = HashMap.of(
            "AlarmName", "an alarm is named by metadata.name, or by the annotation mooring.dev/external-name",
            "Tags", "tags are written by Mooring");

    /**
     * A member that AWS does not have, or a value that does not fit.
     *
     * @param path of the member
     * @param message goes on from the path
     */
    public record Misfit(String path, String message) {}

    private final Function<Value.Tree, Seq<Misfit>> metricMisfits;
    private final Function<Value.Tree, Seq<Misfit>> compositeMisfits;

    /**
     * @param metricMisfits says what does not fit into PutMetricAlarm
     * @param compositeMisfits says what does not fit into PutCompositeAlarm
     */
    public AlarmOverrides(
            Function<Value.Tree, Seq<Misfit>> metricMisfits, Function<Value.Tree, Seq<Misfit>> compositeMisfits) {
        this.metricMisfits = metricMisfits;
        this.compositeMisfits = compositeMisfits;
    }

    static Value.Tree merge(Value.Tree alarm, AlarmSpec spec) {
        return merge(alarm, spec.overrides());
    }

    private static Value.Tree merge(Value.Tree base, Value.Tree patch) {
        return patch.members()
                .foldLeft(
                        base,
                        (merged, member) -> merged.with(
                                member._1,
                                merged.get(member._1).getOrNull() instanceof Value.Tree below
                                                && member._2 instanceof Value.Tree above
                                        ? merge(below, above)
                                        : member._2));
    }

    Seq<Problem> problems(Manifest<AlarmSpec> manifest) {
        Value.Tree written = manifest.spec().overrides();
        Seq<Problem> taken = Vector.ofAll(
                        RESERVED.filterKeys(name -> written.get(name).isDefined()))
                .sortBy(member -> member._1)
                .map(member -> manifest.problem(
                        "spec.overrides." + member._1, member._1 + " cannot be overridden: " + member._2));
        Function<Value.Tree, Seq<Misfit>> misfits =
                manifest.spec().composite().isDefined() ? compositeMisfits : metricMisfits;
        return taken.appendAll(misfits.apply(written)
                .map(misfit -> manifest.problem("spec.overrides." + misfit.path(), misfit.message())));
    }
}
