package dev.mooring.manifest;

import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Keys;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Quotable;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import dev.mooring.manifest.spec.Written;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What stands under {@code metadata:}, for every kind alike. */
@Doc("Names the object and says how its life is kept.")
record Metadata(
        @Doc("Unique among the objects of its kind in the environment; the base of every name in AWS.")
        @Size(min = 1, max = 63) @Matches(
                value = "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
                says = "lower-case letters, digits and dashes, with no dash at either end")
        String name,

        @Doc("For people and their queries; changes nothing in AWS.")
        @Keys(
                matches = "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?",
                says = "at most 63 letters, digits, dashes, underscores and dots, perhaps after a domain and a slash")
        Map<String, String> labels,

        @Default("{}") @Doc("How Mooring treats the object. There are no others than these.")
        Annotations annotations) {

    record Annotations(
            @Written("mooring.dev/deletion-policy")
            @Doc(
                    "What happens in AWS when the object leaves git. By default `retain` for what holds data, else `delete`.")
            Option<Lifecycle.Deletion> deletionPolicy,

            @Written("mooring.dev/adoption-policy")
            @Default("never")
            @Doc("Whether an object that exists already, and is nobody's, may become ours.")
            Lifecycle.Adoption adoptionPolicy,

            @Written("mooring.dev/reconcile")
            @Default("enabled")
            @Doc("`disabled` suspends the object: observed, never written.")
            Reconcile reconcile,

            @Written("mooring.dev/ignore")
            @Matches(
                    value = " *[A-Za-z0-9_.:\\[\\]{}-]+ *(, *[A-Za-z0-9_.:\\[\\]{}-]+ *)*",
                    says = "paths of AWS fields, with commas between them")
            @Doc("Paths of AWS fields that belong to somebody else, with commas between them.")
            Option<String> ignore,

            @Written("mooring.dev/external-name")
            @Size(min = 1, max = 255) @Matches(value = "[A-Za-z0-9_./-]+", says = "letters, digits and any of _ . / -")
            @Doc("The name in AWS, in place of the one that Mooring would give.")
            Option<String> externalName,

            @Written("mooring.dev/plaintext")
            @Size(min = 1, max = 4096) @Matches(
                    value = " *[A-Za-z_][A-Za-z0-9_.-]* *(, *[A-Za-z_][A-Za-z0-9_.-]* *)*",
                    says = "names of variables, with commas between them")
            @Doc("Variables whose values look like secrets and are none, with commas between them.")
            Option<String> plaintext,

            @Written("mooring.dev/wave")
            @Default("0")
            @Range(min = "-1000", max = "1000")
            @Quotable
            @Doc("Later waves wait for earlier ones; added to the wave that references give.")
            int wave) {}

    enum Reconcile {
        ENABLED,
        DISABLED
    }

    /** @param retained what holds unless an annotation says otherwise */
    Lifecycle lifecycle(boolean retained) {
        return new Lifecycle(
                annotations
                        .deletionPolicy()
                        .orElse(Option.some(retained ? Lifecycle.Deletion.RETAIN : Lifecycle.Deletion.DELETE)),
                annotations.adoptionPolicy(),
                annotations.reconcile() == Reconcile.ENABLED,
                listed(annotations.ignore()),
                annotations.externalName(),
                annotations.wave(),
                listed(annotations.plaintext()));
    }

    private static Vector<String> listed(Option<String> text) {
        return text.map(items -> Vector.of(items.split(",", -1)).map(String::strip))
                .getOrElse(Vector.empty());
    }
}
