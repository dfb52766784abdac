package dev.mooring.plan;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.resource.Action;
import dev.mooring.resource.Normalizer;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.Value;
import io.vavr.control.Option;

/** Turns planned writes into what an actuator is given. */
public final class Actions {
    private final DesiredGraph graph;
    private final Memory memory;

    /** @param graph whose revision the writes are put down to */
    public Actions(DesiredGraph graph, Memory memory) {
        this.graph = graph;
        this.memory = memory;
    }

    /** The write itself; none for a change that writes nothing. */
    public Option<Action> of(PlannedChange planned) {
        Value.Tree desired = Normalizer.normalize(planned.type().fields(), planned.desired());
        return switch (planned.change()) {
            case Change.Create ignored ->
                Option.some(new Action.Create(planned.id(), desired, tags(planned, planned.digest())));
            case Change.Update update ->
                Option.some(new Action.Update(
                        planned.id(),
                        desired,
                        update.observed(),
                        update.drift(),
                        tags(planned, digest(planned, update))));
            case Change.Replace replace ->
                Option.some(new Action.Replace(
                        planned.id(), desired, replace.observed(), replace.drift(), tags(planned, planned.digest())));
            case Change.Delete delete -> Option.some(new Action.Delete(planned.id(), delete.observed()));
            case Change.NoOp ignored -> Option.none();
            case Change.Kept ignored -> Option.none();
            case Change.Blocked ignored -> Option.none();
        };
    }

    private OwnerTags tags(PlannedChange planned, String digest) {
        boolean retain =
                graph.manifests().get(planned.owner()).get().lifecycle().retains();
        return new OwnerTags(
                graph.name(),
                planned.owner(),
                digest,
                graph.revision(),
                retain,
                memory.suspensions().get(planned.owner()));
    }

    /** A digest on an object says that it was given that tree, so an update that withholds a part keeps the old one. */
    private static String digest(PlannedChange planned, Change.Update update) {
        return update.withheld().isEmpty()
                ? planned.digest()
                : update.observed().tags().get(OwnerTags.DIGEST).getOrElse("");
    }
}
