package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.List;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingActivitiesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingActivitiesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;

/** What the scaler did, newest first. */
final class Activities {
    private static final int MOST_PER_PAGE = 50;
    private final Regional<Scaling> regions;

    Activities(Regional<Scaling> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(DescribeScalingActivitiesRequest.class, this::describe);
    }

    private DescribeScalingActivitiesResponse describe(DescribeScalingActivitiesRequest request, Caller caller) {
        List<ScalingActivity> all = regions.of(caller).activities().stream()
                .filter(activity -> activity.serviceNamespaceAsString().equals(request.serviceNamespaceAsString()))
                .filter(activity ->
                        request.resourceId() == null || request.resourceId().equals(activity.resourceId()))
                .filter(activity -> request.scalableDimensionAsString() == null
                        || request.scalableDimensionAsString().equals(activity.scalableDimensionAsString()))
                .toList();
        Page<ScalingActivity> page =
                Page.of(all, request.nextToken(), request.maxResults(), MOST_PER_PAGE, AutoscalingErrors::badToken);
        return DescribeScalingActivitiesResponse.builder()
                .scalingActivities(page.items())
                .nextToken(page.next())
                .build();
    }
}
