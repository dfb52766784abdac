package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import dev.mooring.simulator.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** A service of two tasks that may have between one and twenty, on a virtual clock. */
final class ScaledService implements AutoCloseable {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final String RESOURCE = "service/staging/orders";

    final Simulator simulator;
    final ApplicationAutoScalingClient scaling;
    final CloudWatchClient watch;
    private final SimulatorClients clients;
    private final EcsClient ecs;

    ScaledService() throws IOException {
        simulator = Simulator.builder()
                .clock(new VirtualClock(Instant.parse("2026-01-01T00:00:00Z")))
                .throttling(false)
                .apis(new EveryApi(Landscape.EMPTY.withCluster("arn:aws:ecs:us-east-1:123456789012:cluster/staging")))
                .start();
        clients = new SimulatorClients(simulator.uri());
        scaling = clients.client(ApplicationAutoScalingClient.builder());
        watch = clients.client(CloudWatchClient.builder());
        ecs = clients.client(EcsClient.builder());
        create();
    }

    private void create() {
        ecs.registerTaskDefinition(request -> request.family("orders")
                .networkMode("awsvpc")
                .requiresCompatibilitiesWithStrings("FARGATE")
                .cpu("256")
                .memory("512")
                .containerDefinitions(ContainerDefinition.builder()
                        .name("app")
                        .image("shop/orders:1")
                        .build()));
        ecs.createService(request -> request.cluster("staging")
                .serviceName("orders")
                .taskDefinition("orders")
                .desiredCount(2)
                .launchType("FARGATE")
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets("subnet-a"))));
        register(1, 20);
    }

    void register(int min, int max) {
        scaling.registerScalableTarget(request -> request.serviceNamespace(ServiceNamespace.ECS)
                .resourceId(RESOURCE)
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .minCapacity(min)
                .maxCapacity(max));
    }

    PutScalingPolicyResponse policy(String name, Consumer<PutScalingPolicyRequest.Builder> more) {
        return scaling.putScalingPolicy(request -> more.accept(request.policyName(name)
                .serviceNamespace(ServiceNamespace.ECS)
                .resourceId(RESOURCE)
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)));
    }

    ScalingPolicy described(String policy) {
        return scaling.describeScalingPolicies(request ->
                        request.serviceNamespace(ServiceNamespace.ECS).policyNames(policy))
                .scalingPolicies()
                .getFirst();
    }

    /** Of one period, above a backlog of 10. */
    void alarm(String name, Consumer<PutMetricAlarmRequest.Builder> more) {
        watch.putMetricAlarm(request -> more.accept(request.alarmName(name)
                .namespace("Shop")
                .metricName("Backlog")
                .statistic(Statistic.MAXIMUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(10.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)));
    }

    MetricAlarm alarm(String name) {
        return watch.describeAlarms(request -> request.alarmNames(name))
                .metricAlarms()
                .getFirst();
    }

    /** A minute in which the backlog is this long. */
    void backlog(double value) {
        watch.putMetricData(request -> request.namespace("Shop")
                .metricData(
                        MetricDatum.builder().metricName("Backlog").value(value).build()));
        simulator.advance(MINUTE);
    }

    int count() {
        return ecs.describeServices(request -> request.cluster("staging").services("orders"))
                .services()
                .getFirst()
                .desiredCount();
    }

    void count(int desired) {
        ecs.updateService(
                request -> request.cluster("staging").service("orders").desiredCount(desired));
    }

    @Override
    public void close() {
        clients.close();
        simulator.close();
    }
}
