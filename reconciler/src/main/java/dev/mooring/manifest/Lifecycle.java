package dev.mooring.manifest;

import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Written;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What the {@code mooring.dev/…} annotations of a manifest say about its resources' lives.
 *
 * @param deletion of manifests that were read always stated, if only by the kind's own default; empty: delete
 * @param reconcile false: suspended, observed but never written
 * @param ignore paths of the resources' trees that another owner keeps
 * @param externalName the physical name to use instead of the derived one
 * @param wave added to the wave that references alone would give
 * @param plaintext variables whose values look like secrets and are none
 */
public record Lifecycle(
        Option<Deletion> deletion,
        Adoption adoption,
        boolean reconcile,
        Seq<String> ignore,
        Option<String> externalName,
        int wave,
        Seq<String> plaintext) {

    /** With no variable that looks like a secret and is none. */
    public Lifecycle(
            Option<Deletion> deletion,
            Adoption adoption,
            boolean reconcile,
            Seq<String> ignore,
            Option<String> externalName,
            int wave) {
        this(deletion, adoption, reconcile, ignore, externalName, wave, Vector.empty());
    }

    public enum Deletion {
        DELETE,
        RETAIN
    }

    public enum Adoption {
        @Doc("What is not ours is never touched.")
        NEVER,
        @Doc("Only if nothing that the manifest leaves out would be reset.")
        ADOPT,
        @Written("adopt-and-reset")
        @Doc("Even if that resets what the manifest leaves out.")
        ADOPT_AND_RESET
    }

    /** Whether its AWS objects stay when the manifest leaves git. */
    public boolean retains() {
        return deletion.contains(Deletion.RETAIN);
    }
}
