package dev.mooring.simulator.ecs;

import static dev.mooring.simulator.ecs.EcsWorld.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

class TaskDefinitionsTest {
    private final EcsWorld world = new EcsWorld();

    @Test
    void fillsInWhatAwsFillsIn() {
        TaskDefinition definition = world.register("shop/orders:1");

        ContainerDefinition container = definition.containerDefinitions().get(0);
        assertThat(container.cpu()).isZero();
        assertThat(container.essential()).isTrue();
        assertThat(Map.of(
                        "environment", container.hasEnvironment(),
                        "mountPoints", container.hasMountPoints(),
                        "volumesFrom", container.hasVolumesFrom(),
                        "systemControls", container.hasSystemControls()))
                .as("explicit empty lists")
                .allSatisfy((list, present) -> assertThat(present).as(list).isTrue());
        PortMapping port = container.portMappings().get(0);
        assertThat(port.hostPort()).isEqualTo(8080);
        assertThat(port.protocolAsString()).isEqualTo("tcp");
        assertThat(definition.revision()).isEqualTo(1);
        assertThat(definition.statusAsString()).isEqualTo("ACTIVE");
        assertThat(definition.compatibilitiesAsStrings()).containsExactly("EC2", "FARGATE");
        assertThat(definition.requiresAttributes()).isNotEmpty();
        assertThat(definition.registeredAt()).isEqualTo(world.timeline.now());
        assertThat(definition.registeredBy()).startsWith("arn:aws:iam::123456789012:");
        assertThat(definition.taskDefinitionArn())
                .isEqualTo("arn:aws:ecs:us-east-1:123456789012:task-definition/orders:1");
    }

    @Test
    void completesAHealthCheck() {
        HealthCheck check = world.register(
                        "a",
                        definition -> definition.containerDefinitions(EcsWorld.container("a")
                                .healthCheck(given -> given.command("CMD", "true"))
                                .build()))
                .containerDefinitions()
                .get(0)
                .healthCheck();

        assertThat(List.of(check.interval(), check.timeout(), check.retries())).containsExactly(30, 5, 3);
    }

    @Test
    void givesTheEnvironmentBackInAnotherOrder() {
        List<KeyValuePair> environment = Stream.of("A", "B", "C")
                .map(name -> KeyValuePair.builder().name(name).value("1").build())
                .toList();

        List<KeyValuePair> back = world.register(
                        "a",
                        definition -> definition.containerDefinitions(
                                EcsWorld.container("a").environment(environment).build()))
                .containerDefinitions()
                .get(0)
                .environment();

        assertThat(back).containsExactlyInAnyOrderElementsOf(environment).isNotEqualTo(environment);
    }

    @ParameterizedTest(name = "{0} and {1} read as {2} and {3}")
    @CsvSource({"0.5 vCPU, 1 GB, 512, 1024", "0.25 vcpu, 0.5GB, 256, 512", "1024, 2048, 1024, 2048"})
    void readsSizesInUnits(String cpu, String memory, String readCpu, String readMemory) {
        TaskDefinition definition =
                world.register("a", request -> request.cpu(cpu).memory(memory));

        assertThat(definition.cpu()).isEqualTo(readCpu);
        assertThat(definition.memory()).isEqualTo(readMemory);
    }

    @ParameterizedTest(name = "{0} CPU units with {1} MiB: {2}")
    @CsvSource({
        "256, 512, true", "256, 3072, false", "512, 512, false", "1024, 8192, true", "1024, 2500, false",
        "4096, 30720, true", "4096, 31744, false", "8192, 16384, true", "8192, 17408, false", "16384, 122880, true",
        "300, 512, false"
    })
    void knowsWhichSizesFargateHas(int cpu, int memory, boolean exists) {
        assertThat(FargateSizes.exists(cpu, memory)).isEqualTo(exists);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("Family cannot be null or empty.", request -> request.family(null)),
                refusal("Container list cannot be empty.", request -> request.containerDefinitions(List.of())),
                refusal(
                        "Container.name should not be null or empty.",
                        request -> request.containerDefinitions(
                                ContainerDefinition.builder().image("a").build())),
                refusal(
                        "Container.image should not be null or empty.",
                        request -> request.containerDefinitions(
                                ContainerDefinition.builder().name("a").build())),
                refusal("Fargate only supports network mode ‘awsvpc’.", request -> request.networkMode("bridge")),
                refusal("Fargate requires that 'cpu' be defined at the task level.", request -> request.cpu(null)),
                refusal(
                        "Fargate requires that 'memory' be defined at the task level.",
                        request -> request.memory(null)),
                refusal("No Fargate configuration exists for given values.", request -> request.memory("600")),
                refusal("Invalid 'cpu' setting for task.", request -> request.cpu("lots")),
                refusal("The supported value for pidMode is 'task'.", request -> request.pidMode("host")),
                refusal(
                        "Fargate requires task definition to have execution role ARN to support log driver awslogs.",
                        request -> request.containerDefinitions(EcsWorld.container("a")
                                .logConfiguration(LogConfiguration.builder()
                                        .logDriver("awslogs")
                                        .build())
                                .build())),
                refusal(
                        "the host ports and container ports in port mappings must match",
                        request -> request.containerDefinitions(EcsWorld.container("a")
                                .portMappings(PortMapping.builder()
                                        .containerPort(80)
                                        .hostPort(81)
                                        .build())
                                .build())),
                refusal(
                        "At least one of 'memory' or 'memoryReservation' must be specified.",
                        request -> request.requiresCompatibilitiesWithStrings("EC2")
                                .memory(null)
                                .cpu(null)));
    }

    private static Arguments refusal(String because, Consumer<RegisterTaskDefinitionRequest.Builder> change) {
        return Arguments.of(because, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(String because, Consumer<RegisterTaskDefinitionRequest.Builder> change) {
        assertThatThrownBy(() -> world.register("a", change))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ClientException"))
                .hasMessageContaining(because);
    }

    @Test
    void makesARevisionOfEveryRegistrationAndNeverTheSameTwice() {
        world.register("a");
        TaskDefinition second = world.register("a");
        deregister("orders:2");

        TaskDefinition third = world.register("a");

        assertThat(second.revision()).isEqualTo(2);
        assertThat(third.revision()).isEqualTo(3);
        assertThat(list("ACTIVE")).extracting(Ecs::last).containsExactly("orders:1", "orders:3");
        assertThat(list("INACTIVE")).extracting(Ecs::last).containsExactly("orders:2");
    }

    @Test
    void isFoundByFamilyRevisionAndArn() {
        world.register("a");
        world.register("b");
        deregister("orders:2");

        assertThat(describe("orders").revision()).as("latest ACTIVE").isEqualTo(1);
        assertThat(describe("orders:2").statusAsString()).isEqualTo("INACTIVE");
        assertThat(describe("arn:aws:ecs:us-east-1:123456789012:task-definition/orders:1")
                        .containerDefinitions()
                        .get(0)
                        .image())
                .isEqualTo("a");
        assertThatThrownBy(() -> describe("strangers"))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ClientException"))
                .hasMessageContaining("Unable to describe task definition.");
    }

    @Test
    void showsItsTagsOnlyWhereAsked() {
        world.register(
                "a", request -> request.tags(Tag.builder().key("k").value("v").build()));

        assertThat(describeWith(List.of()).hasTags()).isFalse();
        assertThat(describeWith(List.of(TaskDefinitionField.TAGS)).tags())
                .containsExactly(Tag.builder().key("k").value("v").build());
    }

    private DescribeTaskDefinitionResponse describeWith(List<TaskDefinitionField> include) {
        return world.call(
                DescribeTaskDefinitionRequest.builder()
                        .taskDefinition("orders")
                        .include(include)
                        .build(),
                DescribeTaskDefinitionResponse.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    orders     | Revision is missing.
                    orders:foo | Invalid revision number. Number: foo
                    orders:9   | Unable to describe task definition.
                    """)
    void refusesToDeregister(String name, String because) {
        assertThatThrownBy(() -> deregister(name)).hasMessageContaining(because);
    }

    @Test
    void deletesOnlyInactiveOnes() {
        world.register("a");
        world.register("b");
        deregister("orders:1");

        DeleteTaskDefinitionsResponse deleted = world.call(
                DeleteTaskDefinitionsRequest.builder()
                        .taskDefinitions("orders:1", "orders:2", "orders:3")
                        .build(),
                DeleteTaskDefinitionsResponse.class);

        assertThat(deleted.taskDefinitions())
                .singleElement()
                .satisfies(definition -> assertThat(definition.statusAsString()).isEqualTo("DELETE_IN_PROGRESS"));
        assertThat(deleted.failures())
                .extracting(failure -> failure.reason().contains("ACTIVE status"))
                .containsExactly(true, false);
    }

    private TaskDefinition describe(String name) {
        return world.call(
                        DescribeTaskDefinitionRequest.builder()
                                .taskDefinition(name)
                                .build(),
                        DescribeTaskDefinitionResponse.class)
                .taskDefinition();
    }

    private void deregister(String name) {
        world.call(
                DeregisterTaskDefinitionRequest.builder().taskDefinition(name).build(),
                DeregisterTaskDefinitionResponse.class);
    }

    private List<String> list(String status) {
        return world.call(
                        ListTaskDefinitionsRequest.builder()
                                .familyPrefix("orders")
                                .status(status)
                                .build(),
                        ListTaskDefinitionsResponse.class)
                .taskDefinitionArns();
    }
}
