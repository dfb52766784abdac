package dev.mooring.kinds.dashboard;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Kind;
import dev.mooring.kinds.Surroundings;
import dev.mooring.kinds.dashboard.DashboardSpec.Generated;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Spelling;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** A dashboard of CloudWatch, written out or drawn from the environment's documents. */
public final class DashboardKind implements Kind<DashboardSpec> {
    /** PutDashboard: letters, digits, hyphens and underscores, at most 255. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    /** Dashboard body: at most 500 widgets, of which one is ours. */
    private static final int MOST_WIDGETS = 499;

    @Override
    public String name() {
        return "Dashboard";
    }

    @Override
    public Class<DashboardSpec> specType() {
        return DashboardSpec.class;
    }

    @Override
    public Seq<ResourceType> resourceTypes() {
        return Vector.of(DashboardType.TYPE);
    }

    @Override
    public Expansion expand(Manifest<DashboardSpec> manifest, Surroundings surroundings) {
        Environment environment = surroundings.environment();
        String name = manifest.lifecycle().externalName().getOrElse(() -> environment.name() + "-" + manifest.name());
        Value.Tree body = body(manifest.spec(), surroundings);
        Value.Tree tree = Value.tree("DashboardName", Value.of(name)).with("DashboardBody", body);
        Desired dashboard = new Desired(
                        DashboardType.id(name), DashboardType.TYPE, manifest.id(), tree, HashSet.empty())
                .foreseeing(HashMap.of("arn", arn(environment, name), "name", name));
        return new Expansion(Vector.of(dashboard), Vector.empty(), problems(manifest, surroundings, name, body));
    }

    /** Dashboards belong to an account, not to a Region. */
    static String arn(Environment environment, String name) {
        return environment
                .arn("cloudwatch", "dashboard/" + name)
                .replace(":" + environment.spec().region() + ":", "::");
    }

    private static Value.Tree body(DashboardSpec spec, Surroundings surroundings) {
        return spec.generated()
                .map(generated -> new Drawing(generated, surroundings).body())
                .getOrElse(() ->
                        spec.widgets().isEmpty() ? spec.body() : Value.tree("widgets", Value.list(spec.widgets())));
    }

    private static Seq<Problem> problems(
            Manifest<DashboardSpec> manifest, Surroundings surroundings, String name, Value.Tree body) {
        return Vector.of(unwritable(manifest, name), noWidgets(manifest, body))
                .flatMap(problem -> problem)
                .appendAll(manifest.spec()
                        .generated()
                        .toVector()
                        .flatMap(generated -> unknownKinds(manifest, generated, surroundings)));
    }

    private static Option<Problem> unwritable(Manifest<DashboardSpec> manifest, String name) {
        return Option.when(
                !NAME.matcher(name).matches(),
                () -> manifest.problem(
                        manifest.lifecycle().externalName().isDefined()
                                ? "metadata.annotations.mooring.dev/external-name"
                                : "metadata.name",
                        "the dashboard would be called " + name
                                + ", but CloudWatch takes only letters, digits, hyphens and underscores, 255 at most"));
    }

    private static Option<Problem> noWidgets(Manifest<DashboardSpec> manifest, Value.Tree body) {
        if (!(body.get("widgets").getOrNull() instanceof Value.Items widgets)) {
            return Option.some(manifest.problem("spec.body", "a body has a list of widgets"));
        }
        return Option.when(
                widgets.items().size() > MOST_WIDGETS,
                () -> manifest.problem(
                        "spec",
                        "CloudWatch allows 500 widgets, of which one says whose the dashboard is; here are "
                                + widgets.items().size()));
    }

    private static Seq<Problem> unknownKinds(
            Manifest<DashboardSpec> manifest, Generated generated, Surroundings surroundings) {
        Seq<String> known = surroundings
                .neighbours()
                .filter(neighbour -> !neighbour.offers().signals().isEmpty())
                .map(neighbour -> neighbour.id().kind())
                .distinct();
        return generated
                .kinds()
                .zipWithIndex()
                .reject(kind -> known.contains(kind._1))
                .map(kind -> manifest.problem(
                        "spec.generated.kinds[" + kind._2 + "]",
                        "no document of kind " + kind._1 + " can be watched in "
                                + surroundings.environment().name()
                                + Spelling.nearest(kind._1, known)
                                        .map(near -> "; did you mean `" + near + "`?")
                                        .getOrElse("")));
    }
}
