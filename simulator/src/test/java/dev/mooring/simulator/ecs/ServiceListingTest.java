package dev.mooring.simulator.ecs;

import static dev.mooring.simulator.ecs.EcsWorld.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mooring.simulator.DirectCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;

/** Services as they are described, listed, tagged and deleted. */
final class ServiceListingTest {
    private final EcsWorld world = new EcsWorld();

    @Test
    void describesAtMostTenAndNamesTheMissing() {
        world.create(
                world.register("a"),
                request -> request.tags(Tag.builder().key("k").value("v").build()));

        DescribeServicesResponse described = describe(List.of("orders", "strangers"), true);

        assertThat(described.services())
                .singleElement()
                .satisfies(service -> assertThat(service.tags())
                        .containsExactly(Tag.builder().key("k").value("v").build()));
        assertThat(described.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo("MISSING");
            assertThat(failure.arn()).isEqualTo("arn:aws:ecs:us-east-1:123456789012:service/strangers");
        });
        assertThat(describe(List.of("orders"), false).services().get(0).hasTags())
                .isFalse();
        List<String> eleven = IntStream.range(0, 11).mapToObj(i -> "s" + i).toList();
        assertThatThrownBy(() -> describe(eleven, false))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("InvalidParameterException"));
    }

    private DescribeServicesResponse describe(List<String> services, boolean tags) {
        return world.call(
                DescribeServicesRequest.builder()
                        .cluster(EcsWorld.CLUSTER)
                        .services(services)
                        .include(tags ? List.of(ServiceField.TAGS) : List.of())
                        .build(),
                DescribeServicesResponse.class);
    }

    @Test
    void listsInPagesOfTenUnlessAsked() {
        TaskDefinition definition = world.register("a");
        IntStream.range(0, 25)
                .forEach(i -> world.create(
                        definition, request -> request.serviceName("s" + i).desiredCount(0)));

        List<Integer> sizes = new ArrayList<>();
        String token = null;
        do {
            ListServicesResponse page = world.call(
                    ListServicesRequest.builder()
                            .cluster(EcsWorld.CLUSTER)
                            .nextToken(token)
                            .build(),
                    ListServicesResponse.class);
            sizes.add(page.serviceArns().size());
            token = page.nextToken();
        } while (token != null);

        assertThat(sizes).containsExactly(10, 10, 5);
    }

    @Test
    void isDeletedOnlyWhenScaledToZeroOrForced() {
        world.create(world.register("a"), request -> {});

        assertThatThrownBy(() -> delete(false))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("InvalidParameterException"))
                .hasMessageContaining("The service cannot be stopped while it is scaled above 0.");
        delete(true);
        world.pass(Duration.ofSeconds(2));

        assertThatThrownBy(() -> world.update(request -> request.desiredCount(1)))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ServiceNotActiveException"));
        assertThat(world.create(world.register("a"), request -> {}).status())
                .as("its name is free again")
                .isEqualTo("ACTIVE");
    }

    private void delete(boolean force) {
        world.call(
                DeleteServiceRequest.builder()
                        .cluster(EcsWorld.CLUSTER)
                        .service("orders")
                        .force(force)
                        .build(),
                DeleteServiceResponse.class);
    }

    @Test
    void carriesTagsThatComeAndGo() {
        String arn = world.create(world.register("a"), request -> {}).serviceArn();

        world.call(
                TagResourceRequest.builder()
                        .resourceArn(arn)
                        .tags(Tag.builder().key("k").value("v").build())
                        .build(),
                TagResourceResponse.class);
        assertThat(tags(arn)).hasSize(1);
        world.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys("k").build(), UntagResourceResponse.class);

        assertThat(tags(arn)).isEmpty();
        assertThat(world.ecs.tagStores().get(0).tagged(DirectCalls.CALLER))
                .as("tagged once, seen for ever")
                .containsKey(arn);
        assertThatThrownBy(() -> tags(arn + "x"))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ServiceNotFoundException"));
    }

    private List<Tag> tags(String arn) {
        return world.call(
                        ListTagsForResourceRequest.builder().resourceArn(arn).build(),
                        ListTagsForResourceResponse.class)
                .tags();
    }
}
