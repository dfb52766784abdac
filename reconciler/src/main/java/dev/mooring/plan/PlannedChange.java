package dev.mooring.plan;

import dev.mooring.resource.Drift;
import dev.mooring.resource.Fields;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.control.Option;

/**
 * One resource's line in a plan.
 *
 * @param wave counted from 0
 * @param desired the wanted tree, references resolved as far as their targets are known; empty for a deletion
 * @param digest of the wanted tree as git has it
 * @param note what a person should know of it though it stops nothing; none for most
 */
public record PlannedChange(
        ResourceId id,
        ResourceType type,
        ManifestId owner,
        int wave,
        Change change,
        Value.Tree desired,
        String digest,
        Observation observation,
        Option<String> note) {

    public PlannedChange(
            ResourceId id,
            ResourceType type,
            ManifestId owner,
            int wave,
            Change change,
            Value.Tree desired,
            String digest,
            Observation observation) {
        this(id, type, owner, wave, change, desired, digest, observation, Option.none());
    }

    public boolean writes() {
        return change.writes();
    }

    /** Whether it will be written once the environment's windows allow it. */
    public boolean waitsForWindow() {
        return change instanceof Change.Blocked blocked && blocked.reason() == Change.Reason.WINDOW_CLOSED;
    }

    /** Whether AWS will start a deployment because of it; where a reference is not resolved yet, whether it may. */
    public boolean startsDeployment() {
        return switch (change) {
            case Change.Create ignored -> rollsOut();
            case Change.Replace ignored -> rollsOut();
            case Change.Update update -> update.drift().startsRollout();
            case Change.NoOp ignored -> false;
            case Change.Kept ignored -> false;
            case Change.Blocked ignored -> false;
            case Change.Delete ignored -> false;
        };
    }

    /** The same object, with its change put off until another object is gone. */
    public PlannedChange waitingFor(ResourceId other) {
        return with(new Change.Blocked(Change.Reason.DEPENDENCY, "waits until " + other + " is gone", Drift.NONE));
    }

    PlannedChange with(Change another) {
        return new PlannedChange(id, type, owner, wave, another, desired, digest, observation, note);
    }

    /** The same, with what is to be known of the deployment that it starts; without, where it starts none. */
    PlannedChange noting(Option<String> ofDeployment) {
        return startsDeployment()
                ? new PlannedChange(id, type, owner, wave, change, desired, digest, observation, ofDeployment)
                : this;
    }

    private boolean rollsOut() {
        return type.fields().rules().exists(Fields.Rule.StartsRollout.class::isInstance);
    }
}
