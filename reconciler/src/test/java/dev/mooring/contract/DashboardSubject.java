package dev.mooring.contract;

import dev.mooring.kinds.dashboard.DashboardType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;

/** A dashboard with one text on it. */
record DashboardSubject(Site site) implements Subject {
    private static final String NAME = "contract-dashboard";

    @Override
    public ResourceType type() {
        return DashboardType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Value.Tree text = Value.tree("type", Value.of("text"))
                .with("width", Value.of(6))
                .with("height", Value.of(2))
                .with("properties", Value.tree("markdown", Value.of("Hello")));
        Value.Tree body = Value.tree("start", Value.of("-PT3H")).with("widgets", Value.list(text));
        return Vector.of(new Desired(
                DashboardType.id(NAME),
                DashboardType.TYPE,
                new ManifestId("Dashboard", "dashboard"),
                Value.tree("DashboardName", Value.of(NAME)).with("DashboardBody", body),
                HashSet.empty()));
    }

    /** As the last widget of a dashboard of Mooring's says whose it is. */
    @Override
    public void madeByAStranger(Map<String, String> tags) {
        String says = tags.map(tag -> "`" + tag._1 + "=" + tag._2 + "`").mkString("Managed by Mooring: ", " ", "");
        put("{\"widgets\":[{\"type\":\"text\",\"properties\":{\"markdown\":\"" + says + "\"}}]}");
    }

    @Override
    public boolean exists() {
        try {
            return !body().isEmpty();
        } catch (DashboardNotFoundErrorException gone) {
            return false;
        }
    }

    @Override
    public Seq<Edit> edits() {
        return Vector.of(
                new Edit("DashboardBody", () -> put(body().replace("-PT3H", "-PT6H"))),
                new Edit("DashboardBody", () -> put(body().replace("Hello", "Bye"))));
    }

    @Override
    public Map<String, String> beyondReach() {
        return HashMap.empty();
    }

    private String body() {
        return aws().getDashboard(request -> request.dashboardName(NAME)).dashboardBody();
    }

    private void put(String body) {
        aws().putDashboard(request -> request.dashboardName(NAME).dashboardBody(body));
    }

    private CloudWatchClient aws() {
        return site.aws().cloudWatch();
    }
}
