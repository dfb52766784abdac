package dev.mooring.kinds.dashboard;

import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Distinct;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.ExactlyOneOf;
import dev.mooring.manifest.spec.Size;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The language of {@code kind: Dashboard}. */
@Doc("A CloudWatch dashboard. A line of text at its end says that it is kept by Mooring, and from which document.")
@ExactlyOneOf({"body", "widgets", "generated"})
public record DashboardSpec(
        @Doc("The whole body, as CloudWatch documents it; JSON is YAML too.")
        Value.Tree body,

        @Size(max = 499) @Doc("The widgets of the body, as CloudWatch documents them.")
        Seq<Value.Tree> widgets,

        @Doc("Drawn from what the environment's documents can be watched by: a row for each of them.")
        Option<Generated> generated) {

    public record Generated(
            @Distinct @Doc("Only documents of these kinds; all that have signals if left out.")
            Seq<String> kinds,

            @Doc("Only documents that carry all of these labels.")
            Map<String, String> labels,

            @Default("true") @Doc("Whether the states of the environment's alarms stand at the top.")
            boolean alarms) {}
}
