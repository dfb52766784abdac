package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardResponse;

/** Dashboards are put, read, listed and deleted. A put replaces the whole body; deleting is all or nothing. */
final class DashboardOperations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final int PAGE = 1000;

    private final Regional<Dashboards> accounts;
    private final Timeline timeline;

    DashboardOperations(Regional<Dashboards> accounts, Timeline timeline) {
        this.accounts = accounts;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(PutDashboardRequest.class, this::putDashboard);
        operations.on(GetDashboardRequest.class, this::getDashboard);
        operations.on(ListDashboardsRequest.class, this::listDashboards);
        operations.on(DeleteDashboardsRequest.class, this::deleteDashboards);
    }

    /** Dashboards are an account's, not a Region's. */
    static Caller account(Caller caller) {
        return new Caller(caller.account(), "");
    }

    private Dashboards of(Caller caller) {
        return accounts.of(account(caller));
    }

    private PutDashboardResponse putDashboard(PutDashboardRequest request, Caller caller) {
        if (!NAME.matcher(request.dashboardName()).matches()) {
            throw CloudWatchErrors.invalidDashboard(
                    "The value " + request.dashboardName()
                            + " for field DashboardName contains invalid characters. It can only contain alphanumerics,"
                            + " dash (-) and underscore (_).",
                    List.of());
        }
        DashboardBody body = DashboardBody.of(request.dashboardBody());
        if (body.refused()) {
            throw CloudWatchErrors.invalidDashboard(
                    "The field DashboardBody must be a valid JSON object", body.messages());
        }
        Dashboards dashboards = of(caller);
        Dashboards.Dashboard fresh = new Dashboards.Dashboard(
                request.dashboardName(),
                account(caller).arn("cloudwatch", "dashboard/" + request.dashboardName()),
                request.dashboardBody(),
                timeline.now(),
                new TreeMap<>());
        dashboards.byName.merge(
                fresh.name(), fresh, (live, none) -> live.withBody(request.dashboardBody(), timeline.now()));
        return PutDashboardResponse.builder()
                .dashboardValidationMessages(body.messages())
                .build();
    }

    private GetDashboardResponse getDashboard(GetDashboardRequest request, Caller caller) {
        Dashboards.Dashboard found = of(caller).byName.get(request.dashboardName());
        if (found == null) {
            throw CloudWatchErrors.noDashboard(request.dashboardName());
        }
        return GetDashboardResponse.builder()
                .dashboardArn(found.arn())
                .dashboardName(found.name())
                .dashboardBody(found.body())
                .build();
    }

    private ListDashboardsResponse listDashboards(ListDashboardsRequest request, Caller caller) {
        String prefix = request.dashboardNamePrefix() == null ? "" : request.dashboardNamePrefix();
        List<DashboardEntry> found = of(caller).byName.values().stream()
                .filter(dashboard -> dashboard.name().startsWith(prefix))
                .map(dashboard -> DashboardEntry.builder()
                        .dashboardName(dashboard.name())
                        .dashboardArn(dashboard.arn())
                        .lastModified(dashboard.modifiedAt())
                        .size((long) dashboard.body().length())
                        .build())
                .toList();
        Page<DashboardEntry> page = Page.of(found, request.nextToken(), null, PAGE, CloudWatchErrors::badToken);
        return ListDashboardsResponse.builder()
                .dashboardEntries(page.items())
                .nextToken(page.next())
                .build();
    }

    private DeleteDashboardsResponse deleteDashboards(DeleteDashboardsRequest request, Caller caller) {
        if (request.dashboardNames().isEmpty()) {
            throw CloudWatchErrors.invalidValue("DashboardNames must not be empty.");
        }
        Dashboards dashboards = of(caller);
        request.dashboardNames().stream()
                .filter(name -> !dashboards.byName.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw CloudWatchErrors.noDashboard(name);
                });
        request.dashboardNames().forEach(dashboards.byName::remove);
        return DeleteDashboardsResponse.builder().build();
    }
}
