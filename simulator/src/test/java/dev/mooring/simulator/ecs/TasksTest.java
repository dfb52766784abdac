package dev.mooring.simulator.ecs;

import static dev.mooring.simulator.ecs.EcsWorld.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

class TasksTest {
    private final EcsWorld world = new EcsWorld();

    @BeforeEach
    void taskDefinition() {
        world.register("shop/orders:1");
    }

    @Test
    void runByHandUntilTheyAreStopped() {
        Task task = run(request -> request.startedBy("ci")).get(0);
        assertThat(task.lastStatus()).isEqualTo("PROVISIONING");
        assertThat(task.group()).isEqualTo("family:orders");

        world.pass(Duration.ofSeconds(2));
        assertThat(world.tasks("RUNNING").get(0).lastStatus()).isEqualTo("RUNNING");

        Task stopping = world.call(
                        StopTaskRequest.builder()
                                .cluster(EcsWorld.CLUSTER)
                                .task(task.taskArn())
                                .reason("enough")
                                .build(),
                        StopTaskResponse.class)
                .task();
        assertThat(stopping.desiredStatus()).isEqualTo("STOPPED");
        world.pass(Duration.ofSeconds(2));

        Task stopped = world.tasks("STOPPED").get(0);
        assertThat(stopped.lastStatus()).isEqualTo("STOPPED");
        assertThat(stopped.stoppedReason()).isEqualTo("enough");
        assertThat(stopped.stopCodeAsString()).isEqualTo("UserInitiated");
        assertThat(stopped.stoppedAt()).isNotNull();
    }

    @Test
    void endByThemselvesWithTheirImagesExitCode() {
        world.ecs.images().declare("shop/migrate:*", new ImageBehaviour.Exits(0, Duration.ofSeconds(3)));
        world.register("shop/migrate:1");
        run(request -> {});

        world.pass(Duration.ofSeconds(6));

        Task stopped = world.tasks("STOPPED").get(0);
        assertThat(stopped.stopCodeAsString()).isEqualTo("EssentialContainerExited");
        assertThat(stopped.containers().get(0).exitCode()).isZero();
    }

    @Test
    void areForgottenAnHourAfterTheyStopped() {
        world.register("shop/orders:1-crash");
        String arn = run(request -> {}).get(0).taskArn();
        world.pass(Duration.ofSeconds(5));
        assertThat(describe(arn).tasks()).hasSize(1);

        world.clock.advance(Duration.ofMinutes(61));

        assertThat(describe(arn).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("MISSING"));
    }

    private DescribeTasksResponse describe(String arn) {
        return world.call(
                DescribeTasksRequest.builder()
                        .cluster(EcsWorld.CLUSTER)
                        .tasks(arn)
                        .build(),
                DescribeTasksResponse.class);
    }

    @Test
    void areRefusedBeyondTenAtOnce() {
        assertThatThrownBy(() -> run(request -> request.count(11)))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("InvalidParameterException"));
    }

    @Test
    void keepTheirClusterFromBeingDeleted() {
        run(request -> {});
        world.pass(Duration.ofSeconds(2));

        assertThat(cluster().runningTasksCount()).isEqualTo(1);
        assertThatThrownBy(this::deleteCluster)
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ClusterContainsTasksException"));
    }

    @Test
    void clustersAreCreatedOnceAndStayDescribableWhenDeleted() {
        assertThat(deleteCluster().status()).isEqualTo("INACTIVE");
        assertThat(cluster().status()).isEqualTo("INACTIVE");

        world.call(CreateClusterRequest.builder().clusterName(EcsWorld.CLUSTER).build(), CreateClusterResponse.class);
        world.call(CreateClusterRequest.builder().clusterName(EcsWorld.CLUSTER).build(), CreateClusterResponse.class);

        assertThat(cluster().status()).isEqualTo("ACTIVE");
        assertThat(world.call(
                                DescribeClustersRequest.builder()
                                        .clusters("nowhere")
                                        .build(),
                                DescribeClustersResponse.class)
                        .failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("MISSING"));
    }

    private Cluster deleteCluster() {
        return world.call(
                        DeleteClusterRequest.builder().cluster(EcsWorld.CLUSTER).build(), DeleteClusterResponse.class)
                .cluster();
    }

    private Cluster cluster() {
        return world.call(
                        DescribeClustersRequest.builder()
                                .clusters(EcsWorld.CLUSTER)
                                .build(),
                        DescribeClustersResponse.class)
                .clusters()
                .get(0);
    }

    private List<Task> run(Consumer<RunTaskRequest.Builder> more) {
        RunTaskRequest.Builder request = RunTaskRequest.builder()
                .cluster(EcsWorld.CLUSTER)
                .taskDefinition("orders")
                .launchType("FARGATE")
                .networkConfiguration(EcsWorld.network());
        more.accept(request);
        return world.call(request.build(), RunTaskResponse.class).tasks();
    }
}
