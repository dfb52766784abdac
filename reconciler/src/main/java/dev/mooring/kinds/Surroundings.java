package dev.mooring.kinds;

import dev.mooring.manifest.ContentFolders;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What a manifest expands in: its environment, and what the manifests beside it offer. By this kinds work together without
 * knowing one another.
 */
public final class Surroundings {
    private final Environment environment;
    private final Seq<Neighbour> neighbours;
    private final ContentFolders folders;
    private final Map<ManifestId, Neighbour> byId;
    private final Map<ManifestId, ? extends Seq<Grant>> grants;
    private final Map<ManifestId, ? extends Seq<AlarmAction>> alarmActions;

    public Surroundings(Environment environment, Seq<Neighbour> neighbours, ContentFolders folders) {
        this.environment = environment;
        this.neighbours = neighbours;
        this.folders = folders;
        Seq<Offers> inOrder = neighbours.sortBy(Neighbour::id).map(Neighbour::offers);
        this.byId = HashMap.ofAll(neighbours.toJavaStream(), Neighbour::id, neighbour -> neighbour);
        this.grants = inOrder.flatMap(Offers::grants).groupBy(Grant::on);
        this.alarmActions = inOrder.flatMap(Offers::alarmActions).groupBy(AlarmAction::on);
    }

    public Surroundings(Environment environment, Seq<Neighbour> neighbours) {
        this(environment, neighbours, ContentFolders.NONE);
    }

    /** A manifest of the environment, as far as the others may see it. */
    public record Neighbour(ManifestId id, Map<String, String> labels, Offers offers) {}

    /** Nobody beside. */
    public static Surroundings of(Environment environment) {
        return new Surroundings(environment, Vector.empty());
    }

    public Environment environment() {
        return environment;
    }

    public Seq<Neighbour> neighbours() {
        return neighbours;
    }

    public ContentFolders folders() {
        return folders;
    }

    public Option<Neighbour> neighbour(ManifestId id) {
        return byId.get(id);
    }

    /** What the others need to be allowed on {@code id}, in the order of their names. */
    public Seq<Grant> grantsOn(ManifestId id) {
        return grants.get(id).fold(Vector::empty, found -> found);
    }

    /** What the others want done when the alarm {@code id} goes off, in the order of their names. */
    public Seq<AlarmAction> alarmActionsOn(ManifestId id) {
        return alarmActions.get(id).fold(Vector::empty, found -> found);
    }
}
