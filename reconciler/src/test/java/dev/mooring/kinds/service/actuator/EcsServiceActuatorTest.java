package dev.mooring.kinds.service.actuator;

import static dev.mooring.kinds.service.actuator.EcsStage.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Health;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.FaultPlan;
import dev.mooring.simulator.faults.FaultRule;
import dev.mooring.simulator.journal.Calls;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EcsServiceActuatorTest {
    private static final ResourceId ORDERS = EcsStage.id("orders");
    private static final Value.Tree GOOD = service("orders", "1");
    private static final Value.Tree CRASHING = service("orders", "2-crash");

    private EcsStage stage;

    @BeforeEach
    void open() throws IOException {
        stage = new EcsStage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_created_service_becomes_ready_and_does_not_differ() {
        assertThat(stage.look(ORDERS)).isEqualTo(new Observation.Absent());
        assertThat(stage.create(ORDERS, GOOD)).isInstanceOf(Outcome.Applied.class);
        assertThat(stage.present(ORDERS).health()).isInstanceOf(Health.Progressing.class);

        stage.settle(ORDERS);

        assertThat(stage.present(ORDERS).health()).isEqualTo(Health.READY);
        assertThat(stage.drift(ORDERS, GOOD).differences()).isEmpty();
        assertThat(stage.present(ORDERS).tags().get("mooring:resource")).contains("Service/orders");
    }

    @Test
    void a_steady_look_is_one_call_for_ten_services() {
        Seq<ResourceId> ids = Vector.rangeClosed(1, 25).map(number -> EcsStage.id("service-" + number));
        ids.forEach(id -> stage.create(id, service(id.name(), "1")));
        assertThat(stage.look(ids).values()).allMatch(Observation.Present.class::isInstance);
        long mark = stage.simulator.journal().mark();

        assertThat(stage.look(ids).values()).allMatch(Observation.Present.class::isInstance);

        assertThat(stage.simulator.journal().after(mark).operations())
                .containsExactlyEntriesOf(Map.of("ecs:DescribeServices", 3L));
    }

    @Test
    void another_image_is_another_revision_and_a_deployment() {
        stage.create(ORDERS, GOOD);
        stage.settle(ORDERS);
        Value.Tree next = service("orders", "2");
        long mark = stage.simulator.journal().mark();

        assertThat(stage.update(ORDERS, next)).isInstanceOf(Outcome.Applied.class);
        assertThat(stage.present(ORDERS).health()).isInstanceOf(Health.Progressing.class);
        stage.settle(ORDERS);

        assertThat(stage.present(ORDERS).health()).isEqualTo(Health.READY);
        assertThat(stage.drift(ORDERS, next).differences()).isEmpty();
        Calls calls = stage.simulator.journal().after(mark);
        assertThat(calls.count("ecs:RegisterTaskDefinition")).isOne();
        assertThat(calls.count("ecs:UpdateService")).isOne();
        assertThat(calls.count("ecs:TagResource")).isOne();
    }

    @Test
    void scaling_registers_nothing_and_deploys_nothing() {
        stage.create(ORDERS, GOOD);
        stage.settle(ORDERS);
        long mark = stage.simulator.journal().mark();

        stage.update(ORDERS, GOOD.with("desiredCount", Value.of(3)));
        stage.settle(ORDERS);

        assertThat(stage.drift(ORDERS, GOOD.with("desiredCount", Value.of(3))).differences())
                .isEmpty();
        assertThat(stage.simulator.journal().after(mark).count("ecs:RegisterTaskDefinition"))
                .isZero();
    }

    @Test
    void a_field_that_git_no_longer_states_goes_back_to_its_default() {
        stage.create(ORDERS, GOOD.with("enableExecuteCommand", Value.of(true)));
        stage.settle(ORDERS);
        assertThat(stage.drift(ORDERS, GOOD).topLevel()).containsExactly("enableExecuteCommand");

        stage.update(ORDERS, GOOD);

        assertThat(stage.drift(ORDERS, GOOD).differences()).isEmpty();
    }

    @Test
    void a_rollout_that_ecs_rolled_back_is_remembered_after_a_restart() {
        stage.create(ORDERS, GOOD);
        stage.settle(ORDERS);
        stage.update(ORDERS, CRASHING);
        stage.until(() -> stage.rejection(ORDERS, CRASHING).isDefined()
                && stage.present(ORDERS).health().equals(Health.READY));
        stage.forget();

        assertThat(stage.drift(ORDERS, GOOD).differences()).isEmpty();
        assertThat(stage.rejection(ORDERS, CRASHING).get())
                .contains("circuit breaker")
                .contains("exited with code 1");
        assertThat(stage.rejection(ORDERS, service("orders", "3"))).isEmpty();
    }

    @Test
    void what_was_rejected_is_read_once() {
        stage.create(ORDERS, GOOD);
        stage.settle(ORDERS);
        stage.update(ORDERS, CRASHING);
        stage.until(() -> stage.rejection(ORDERS, CRASHING).isDefined()
                && stage.present(ORDERS).health().equals(Health.READY));
        stage.rejections(ORDERS);
        long mark = stage.simulator.journal().mark();

        stage.rejections(ORDERS);

        assertThat(stage.simulator.journal().after(mark).operations())
                .containsExactlyEntriesOf(Map.of("ecs:ListServiceDeployments", 1L));
    }

    @Test
    void a_success_ends_the_memory_of_what_was_rolled_back() {
        stage.create(ORDERS, GOOD);
        stage.settle(ORDERS);
        stage.update(ORDERS, CRASHING);
        stage.until(() -> stage.rejection(ORDERS, CRASHING).isDefined()
                && stage.present(ORDERS).health().equals(Health.READY));
        stage.update(ORDERS, service("orders", "3"));
        stage.settle(ORDERS);

        assertThat(stage.present(ORDERS).health()).isEqualTo(Health.READY);
        assertThat(stage.rejections(ORDERS)).isEmpty();
    }

    @Test
    void a_first_deployment_that_fails_says_why() {
        stage.create(ORDERS, CRASHING);
        stage.settle(ORDERS);

        assertThat(stage.drift(ORDERS, CRASHING).differences()).isEmpty();
        assertThat(stage.present(ORDERS).health())
                .isInstanceOfSatisfying(
                        Health.Failed.class,
                        failed -> assertThat(failed.message())
                                .contains("circuit breaker")
                                .contains("exited with code 1"));
    }

    @Test
    void a_failed_service_is_explained_once() {
        stage.create(ORDERS, CRASHING);
        stage.settle(ORDERS);
        stage.look(ORDERS);
        long mark = stage.simulator.journal().mark();

        stage.look(ORDERS);

        assertThat(stage.simulator.journal().after(mark).operations())
                .containsExactlyEntriesOf(Map.of("ecs:DescribeServices", 1L));
    }

    @Test
    void a_revision_that_was_registered_and_not_used_is_used() {
        stage.simulator.faults().install(FaultPlan.of(FaultRule.first(2, Fault.SERVER_ERROR, "ecs:CreateService")));
        assertThat(stage.create(ORDERS, GOOD)).isInstanceOf(Outcome.Failed.class);
        stage.forget();

        assertThat(stage.create(ORDERS, GOOD)).isInstanceOf(Outcome.Applied.class);

        assertThat(stage.simulator.journal().after(0).count("ecs:RegisterTaskDefinition"))
                .isOne();
    }

    @Test
    void a_lost_answer_to_a_creation_does_no_harm() {
        stage.simulator.faults().install(FaultPlan.of(FaultRule.first(1, Fault.LOST_RESPONSE, "ecs:CreateService")));

        assertThat(stage.create(ORDERS, GOOD)).isInstanceOf(Outcome.Applied.class);

        stage.settle(ORDERS);
        assertThat(stage.drift(ORDERS, GOOD).differences()).isEmpty();
    }

    @Test
    void a_strangers_service_of_the_name_is_not_taken() {
        stage.create(ORDERS, GOOD);
        stage.settle(ORDERS);
        var strangers = new OwnerTags("production", new ManifestId("Service", "orders"), "digest", "commit");

        assertThat(stage.create(ORDERS, service("orders", "9"), strangers)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_deleted_service_drains_before_its_name_is_free() {
        stage.create(ORDERS, GOOD);
        stage.settle(ORDERS);

        assertThat(stage.delete(ORDERS)).isInstanceOf(Outcome.InProgress.class);
        assertThat(stage.present(ORDERS).health())
                .isInstanceOfSatisfying(
                        Health.Progressing.class,
                        health -> assertThat(health.reason()).isEqualTo("Draining"));
        assertThat(stage.create(ORDERS, GOOD)).isInstanceOf(Outcome.InProgress.class);

        stage.until(() -> stage.look(ORDERS) instanceof Observation.Absent);
        assertThat(stage.create(ORDERS, GOOD)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void what_cannot_be_read_is_unknown_and_never_absent() {
        stage.create(ORDERS, GOOD);
        stage.simulator.faults().install(FaultPlan.of(FaultRule.always(Fault.DENY, "ecs:DescribeServices")));

        assertThat(stage.look(ORDERS)).isInstanceOf(Observation.Unknown.class);
    }

    @Test
    void a_definition_that_cannot_be_read_makes_its_service_unknown() {
        stage.create(ORDERS, GOOD);
        stage.forget();
        stage.simulator.faults().install(FaultPlan.of(FaultRule.always(Fault.DENY, "ecs:DescribeTaskDefinition")));

        assertThat(stage.look(ORDERS)).isInstanceOf(Observation.Unknown.class);
    }

    @Test
    void rollbacks_that_cannot_be_read_are_a_failure_and_not_none() {
        stage.create(ORDERS, GOOD);
        stage.simulator.faults().install(FaultPlan.of(FaultRule.always(Fault.DENY, "ecs:ListServiceDeployments")));

        assertThat(stage.rollbacksUnreadable(ORDERS)).isTrue();
    }
}
