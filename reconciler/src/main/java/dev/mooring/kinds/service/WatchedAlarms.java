package dev.mooring.kinds.service;

import dev.mooring.kinds.Surroundings;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Spelling;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The alarms that a service's deployments are watched by. ECS knows them by their names, which are certain before they exist;
 * so a service does not wait for its alarms, which may well be alarms on that very service.
 */
final class WatchedAlarms {
    private static final String KIND = "Alarm";

    private final Manifest<ServiceSpec> manifest;
    private final Surroundings surroundings;

    WatchedAlarms(Manifest<ServiceSpec> manifest, Surroundings surroundings) {
        this.manifest = manifest;
        this.surroundings = surroundings;
    }

    /** In CloudWatch. */
    Seq<String> names() {
        return written().flatMap(this::name);
    }

    Seq<Problem> problems() {
        return written()
                .zipWithIndex()
                .filter(alarm -> name(alarm._1).isEmpty())
                .map(alarm -> manifest.problem(
                        "spec.rollout.alarms[" + alarm._2 + "]",
                        "there is no Alarm \"" + alarm._1 + "\" in "
                                + surroundings.environment().name() + suggestion(alarm._1)));
    }

    private Seq<String> written() {
        return manifest.spec().rollout().alarms();
    }

    private Option<String> name(String alarm) {
        return surroundings
                .neighbour(new ManifestId(KIND, alarm))
                .flatMap(found -> found.offers().foreseen().get("name"));
    }

    private String suggestion(String alarm) {
        Seq<String> known = surroundings
                .neighbours()
                .map(Surroundings.Neighbour::id)
                .filter(id -> id.kind().equals(KIND))
                .map(ManifestId::name);
        return Spelling.nearest(alarm, known)
                .map(near -> "; did you mean " + near + "?")
                .getOrElse("");
    }
}
