package dev.mooring.kinds.service;

import dev.mooring.kinds.Surroundings;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Spelling;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The alarms of the environment that a service names: what watches its deployments, what makes it scale. */
final class KnownAlarms {
    private static final String KIND = "Alarm";

    private final Manifest<ServiceSpec> manifest;
    private final Surroundings surroundings;

    KnownAlarms(Manifest<ServiceSpec> manifest, Surroundings surroundings) {
        this.manifest = manifest;
        this.surroundings = surroundings;
    }

    static ManifestId id(String alarm) {
        return new ManifestId(KIND, alarm);
    }

    /**
     * In CloudWatch, of the alarms that deployments are watched by. ECS knows them by their names, which are certain before
     * they exist; so a service does not wait for its alarms, which may well be alarms on that very service.
     */
    Seq<String> watching() {
        return watched().flatMap(this::name);
    }

    Seq<Problem> problems() {
        return watched()
                .zipWithIndex()
                .flatMap(alarm -> missing(alarm._1, "spec.rollout.alarms[" + alarm._2 + "]"))
                .appendAll(steps().zipWithIndex()
                        .flatMap(alarm -> missing(alarm._1, "spec.autoscaling.steps[" + alarm._2 + "].alarm")));
    }

    private Seq<String> watched() {
        return manifest.spec().rollout().alarms();
    }

    private Seq<String> steps() {
        return manifest.spec()
                .autoscaling()
                .toVector()
                .flatMap(scaling -> scaling.steps().map(step -> step.alarm()));
    }

    private Option<String> name(String alarm) {
        return surroundings
                .neighbour(id(alarm))
                .flatMap(found -> found.offers().foreseen().get("name"));
    }

    private Option<Problem> missing(String alarm, String path) {
        return Option.when(
                name(alarm).isEmpty(),
                () -> manifest.problem(
                        path,
                        "there is no Alarm \"" + alarm + "\" in "
                                + surroundings.environment().name() + suggestion(alarm)));
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
