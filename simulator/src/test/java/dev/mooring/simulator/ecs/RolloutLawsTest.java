package dev.mooring.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/** Whatever is done to a service in whatever order, the next good update brings it to rest. */
class RolloutLawsTest {

    /**
     * One thing done to the service.
     *
     * @param image of a newly registered task definition
     * @param millis until the next thing is done
     */
    record Deed(String image, int desired, boolean forced, int millis) {}

    @Property(tries = 60)
    void everyServiceComesToRest(@ForAll("deeds") List<Deed> deeds, @ForAll boolean breaker) {
        EcsWorld world = new EcsWorld();
        world.create(
                world.register("shop/orders:0"),
                request -> request.deploymentConfiguration(deployment -> deployment.deploymentCircuitBreaker(
                        each -> each.enable(breaker).rollback(true))));

        for (Deed deed : deeds) {
            String definition = world.register(deed.image()).taskDefinitionArn();
            world.update(request -> request.taskDefinition(definition)
                    .desiredCount(deed.desired())
                    .forceNewDeployment(deed.forced()));
            for (int passed = 0; passed < deed.millis(); passed += 200) {
                world.pass(Duration.ofMillis(200));
                holdInvariants(world);
            }
        }
        String last = world.register("shop/orders:last").taskDefinitionArn();
        world.update(request -> request.taskDefinition(last).desiredCount(3));
        world.pass(Duration.ofSeconds(30));

        Service service = world.service();
        assertThat(service.deployments()).hasSize(1);
        assertThat(service.runningCount()).isEqualTo(3);
        assertThat(service.pendingCount()).isZero();
        assertThat(service.taskDefinition()).isEqualTo(last);
        assertThat(world.events().get(0)).isEqualTo("(service orders) has reached a steady state.");
        assertThat(world.deployments().get(0).statusAsString()).isEqualTo("SUCCESSFUL");
    }

    private static void holdInvariants(EcsWorld world) {
        Service service = world.service();
        List<ServiceDeployment> deployments = world.deployments();
        assertThat(service.deployments().stream()
                        .filter(deployment -> deployment.status().equals("PRIMARY")))
                .hasSize(1);
        assertThat(deployments.stream().filter(deployment -> deployment.finishedAt() == null))
                .as("at most one deployment is under way")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(service.events()).hasSizeLessThanOrEqualTo(100);
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<String> images =
                Arbitraries.of("shop/orders:1", "shop/orders:2-crash", "shop/orders:3-missing", "shop/orders:4-broken");
        return Combinators.combine(
                        images,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 6000))
                .as(Deed::new)
                .list()
                .ofMaxSize(6);
    }
}
