package dev.mooring.kinds.service.actuator;

import static dev.mooring.kinds.service.Trees.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.service.EcsServiceType;
import dev.mooring.resource.Differ;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

final class ServiceRequestsTest {
    private static final ResourceId ID = new ResourceId("ecs/service", "staging", "orders");
    private static final Value.Tree PLAIN = yaml("{desiredCount: 2, launchType: FARGATE}");

    @Test
    void a_creation_carries_the_definition_and_the_tags() {
        Value.Tree request =
                ServiceRequests.create(PLAIN, "arn:td:1", LinkedHashMap.of("mooring:environment", "staging"));

        assertThat(request).isEqualTo(yaml("""
                                desiredCount: 2
                                launchType: FARGATE
                                taskDefinition: arn:td:1
                                tags: [{key: "mooring:environment", value: staging}]
                                """));
    }

    @Test
    void an_update_sends_what_differs_and_nothing_else() {
        assertThat(update(PLAIN, yaml("{desiredCount: 1, launchType: FARGATE}")))
                .isEqualTo(yaml("{cluster: staging, service: orders, desiredCount: 2}"));
    }

    @Test
    void a_member_that_differs_is_sent_whole() {
        Value.Tree desired = PLAIN.with(
                "deploymentConfiguration", yaml("{deploymentCircuitBreaker: {enable: true, rollback: true}}"));
        Value.Tree observed = PLAIN.with(
                "deploymentConfiguration", yaml("{deploymentCircuitBreaker: {enable: true, rollback: false}}"));

        assertThat(update(desired, observed).get("deploymentConfiguration")).contains(yaml("""
                                alarms: {alarmNames: [], enable: false, rollback: false}
                                bakeTimeInMinutes: 0
                                deploymentCircuitBreaker:
                                  enable: true
                                  rollback: true
                                  resetOnHealthyTask: true
                                  thresholdConfiguration: {type: BOUNDED_PERCENT, value: 50}
                                maximumPercent: 200
                                minimumHealthyPercent: 100
                                strategy: ROLLING
                                """));
    }

    @Test
    void a_member_that_git_no_longer_states_goes_back_to_its_default() {
        assertThat(update(PLAIN, PLAIN.with("healthCheckGracePeriodSeconds", Value.of(60)))
                        .get("healthCheckGracePeriodSeconds"))
                .contains(Value.of(0));
    }

    @Test
    void service_connect_is_switched_off_where_git_has_none() {
        Value.Tree observed = PLAIN.with("serviceConnectConfiguration", yaml("{enabled: true, namespace: apps}"));

        assertThat(update(PLAIN, observed).get("serviceConnectConfiguration")).contains(yaml("{enabled: false}"));
    }

    @Test
    void hooks_are_removed_by_an_empty_list() {
        Value.Tree observed = PLAIN.with(
                "deploymentConfiguration", yaml("{lifecycleHooks: [{hookTargetArn: arn:f, lifecycleStages: [A]}]}"));

        assertThat(update(PLAIN, observed).toString()).contains("lifecycleHooks: []");
    }

    @Test
    void other_capacity_needs_a_new_deployment() {
        Value.Tree observed = PLAIN.with(
                "capacityProviderStrategy",
                yaml("{a: [{capacityProvider: FARGATE_SPOT}]}").get("a").get());

        assertThat(update(PLAIN, observed).get("forceNewDeployment")).contains(Value.of(true));
    }

    @Test
    void only_tags_need_no_update() {
        var same = Differ.compare(EcsServiceType.TYPE.fields(), PLAIN, PLAIN, io.vavr.collection.Vector.empty());

        assertThat(ServiceRequests.update(ID, same.desired(), same.drift(), Option.none()))
                .isEmpty();
    }

    private static Value.Tree update(Value.Tree desired, Value.Tree observed) {
        var compared =
                Differ.compare(EcsServiceType.TYPE.fields(), desired, observed, io.vavr.collection.Vector.empty());
        return ServiceRequests.update(ID, compared.desired(), compared.drift(), Option.none())
                .get();
    }
}
