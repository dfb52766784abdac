package dev.mooring.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** A task starts with its secrets or not at all. */
class TaskSecretsTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db";
    private static final String PARAMETER = "arn:aws:ssm:us-east-1:123456789012:parameter/db";
    private static final DeploymentConfiguration WITH_BREAKER = DeploymentConfiguration.builder()
            .deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true))
            .build();

    private final List<String> asked = new ArrayList<>();

    private EcsWorld lacking(Optional<String> why) {
        return new EcsWorld(new SecretShelf(
                (owner, arn, key, stage, version) -> {
                    asked.add(arn + " " + key + " " + stage + " " + version);
                    return why;
                },
                (owner, name) -> {
                    asked.add(name);
                    return why;
                }));
    }

    private static TaskDefinition register(EcsWorld world, String image, String valueFrom) {
        return world.register(
                image,
                request -> request.containerDefinitions(EcsWorld.container(image)
                        .secrets(Secret.builder()
                                .name("DB_PASSWORD")
                                .valueFrom(valueFrom)
                                .build())
                        .build()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        SECRET + ", unable to retrieve secret from asm",
        PARAMETER + ", unable to retrieve secrets from ssm",
        "db, unable to retrieve secrets from ssm"
    })
    void aTaskWithoutItsSecretFailsToStartAndTheBreakerRollsBack(String valueFrom, String words) {
        EcsWorld world = lacking(Optional.of("ResourceNotFoundException: not here"));
        TaskDefinition good = world.register("shop/orders:1");
        world.create(good, request -> request.deploymentConfiguration(WITH_BREAKER));
        world.pass(LONG_ENOUGH);
        TaskDefinition bad = register(world, "shop/orders:2", valueFrom);

        world.update(request -> request.taskDefinition(bad.taskDefinitionArn()));
        world.pass(Duration.ofMinutes(2));

        Task failed = world.tasks("STOPPED").stream()
                .filter(task -> task.taskDefinitionArn().equals(bad.taskDefinitionArn()))
                .findFirst()
                .orElseThrow();
        assertThat(failed.stopCodeAsString()).isEqualTo("TaskFailedToStart");
        assertThat(failed.stoppedReason())
                .startsWith("ResourceInitializationError: unable to pull secrets or registry auth: ")
                .contains(words)
                .endsWith("ResourceNotFoundException: not here");
        assertThat(failed.startedAt()).isNull();
        assertThat(failed.pullStartedAt()).isNull();
        ServiceDeployment deployment = world.deployments().getFirst();
        assertThat(deployment.statusAsString()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(deployment.deploymentCircuitBreaker().statusAsString()).isEqualTo("TRIGGERED");
        assertThat(world.service().taskDefinition()).isEqualTo(good.taskDefinitionArn());
    }

    @Test
    void whatLogDriversAreToldIsReadToo() {
        EcsWorld world = lacking(Optional.of("not here"));
        TaskDefinition definition = world.register(
                "shop/orders:1",
                request -> request.containerDefinitions(EcsWorld.container("shop/orders:1")
                        .logConfiguration(LogConfiguration.builder()
                                .logDriver("splunk")
                                .secretOptions(Secret.builder()
                                        .name("splunk-token")
                                        .valueFrom("/token")
                                        .build())
                                .build())
                        .build()));
        world.create(definition, request -> {});
        world.pass(Duration.ofSeconds(5));

        assertThat(world.tasks("STOPPED")).isNotEmpty();
        assertThat(asked).contains("/token");
    }

    @Test
    void whatOpensARegistryIsReadToo() {
        EcsWorld world = lacking(Optional.of("not here"));
        TaskDefinition definition = world.register(
                "registry.example.com/orders:1",
                request -> request.containerDefinitions(EcsWorld.container("registry.example.com/orders:1")
                        .repositoryCredentials(credentials -> credentials.credentialsParameter("db"))
                        .build()));
        world.create(definition, request -> {});
        world.pass(Duration.ofSeconds(5));

        assertThat(world.tasks("STOPPED")).isNotEmpty();
        assertThat(asked).contains(SECRET + " null null null");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        SECRET + ", " + SECRET + " null null null",
        SECRET + ":password::, " + SECRET + " password null null",
        SECRET + "::AWSPREVIOUS:, " + SECRET + " null AWSPREVIOUS null",
        SECRET + ":password:AWSPREVIOUS:0123, " + SECRET + " password AWSPREVIOUS 0123"
    })
    void aSecretIsAskedForByKeyLabelAndVersion(String valueFrom, String question) {
        EcsWorld world = lacking(Optional.empty());
        world.create(register(world, "shop/orders:1", valueFrom), request -> request.desiredCount(1));
        world.pass(LONG_ENOUGH);

        assertThat(world.tasks("RUNNING")).hasSize(1);
        assertThat(asked).containsExactly(question);
    }
}
