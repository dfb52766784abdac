package dev.mooring.contract;

import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** A resource type under contract, on one site. */
interface Subject {

    ResourceType type();

    /** What it needs first, and at last the object itself, with every field stated that a spec may state. */
    Seq<Desired> desired();

    /** An object of the same identity, made by somebody who tags it so. */
    void madeByAStranger(Map<String, String> tags);

    boolean exists();

    /** One for each managed field. */
    Seq<Edit> edits();

    /** Managed fields that nobody can edit out of band, and why. */
    Map<String, String> beyondReach();

    default Desired self() {
        return desired().last();
    }
}
