package dev.mooring.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.journal.Calls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.RefSpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as it runs in production: specs in git, killed at the worst moment, given images that do not work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class ServerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ORDERS = "environments/staging/resources/Service/orders";

    private Simulator simulator;
    private AwsClients aws;
    private Git author;
    private Path config;
    private MooringProcess server;
    private ApiClient api;

    @BeforeAll
    void createRepository(@TempDir Path folder) throws Exception {
        simulator = Platform.start();
        aws = new AwsClients(simulator.uri());
        Path remote = folder.resolve("platform.git");
        Git.init()
                .setBare(true)
                .setGitDir(remote.toFile())
                .setInitialBranch("main")
                .call()
                .close();
        author = Git.init()
                .setDirectory(folder.resolve("author").toFile())
                .setInitialBranch("main")
                .call();
        MooringProcess.exampleSpecs(
                author.getRepository().getWorkTree().toPath().resolve("specs"));
        author.remoteAdd()
                .setName("origin")
                .setUri(new org.eclipse.jgit.transport.URIish(remote.toString()))
                .call();
        config = Files.writeString(
                folder.resolve("config.yaml"), """
                source:
                  git: {url: %s, branch: main, path: specs, interval: 500ms}
                aws: {endpoint: "%s"}
                environments: [staging]
                stateFolder: %s
                server:
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(remote, simulator.uri(), folder.resolve("state")));
        push("Begin");
        server = MooringProcess.start("server", config.toString());
        api = clientOf(server);
    }

    @AfterAll
    void stop() {
        server.close();
        author.close();
        aws.close();
        simulator.close();
    }

    @Test
    @Order(1)
    void killedInTheMiddleOfAnApplyItGoesOnWithoutADuplicate() throws Exception {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(PATIENCE)
                .until(() -> calls(0).count("ecs:CreateService") > 0);
        server.kill();

        server = MooringProcess.start("server", config.toString());
        api = clientOf(server);
        api.awaitReady("staging");

        assertThat(api.get("environments/staging").at("/observedRevision").asText())
                .isEqualTo(author.getRepository().resolve("HEAD").name());
        Calls calls = calls(0);
        assertThat(aws.ecs().listServices(request -> request.cluster("staging")).serviceArns())
                .hasSize(2);
        assertThat(aws.ecs().listTaskDefinitions().taskDefinitionArns())
                .as("%s", calls.operations())
                .hasSize(2);
        assertThat(aws.sqs().listQueues().queueUrls()).hasSize(5);
        assertThat(aws.elb().describeTargetGroups().targetGroups()).hasSize(1);
    }

    @Test
    @Order(2)
    void aCommitThatIsPushedIsApplied() throws Exception {
        edit("staging/services.yaml", "/orders:commit-\\w+", "/orders:commit-good1");
        String commit = push("Deploy orders");

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode orders = api.get(ORDERS);
            assertThat(orders.at("/observedRevision").asText()).isEqualTo(commit);
            assertThat(ApiClient.status(orders, "Ready")).isEqualTo("True");
        });
        assertThat(liveImage()).endsWith("/orders:commit-good1");
        assertThat(api.items("environments/staging/history")
                        .getFirst()
                        .at("/revision")
                        .asText())
                .isEqualTo(commit);
    }

    @Test
    @Order(3)
    void anImageThatFailsIsRolledBackAndNotSentAgain() throws Exception {
        declare("*/orders:commit-broken1", "unhealthy");
        edit("staging/services.yaml", "/orders:commit-\\w+", "/orders:commit-broken1");
        push("Deploy what does not work");
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode orders = api.get(ORDERS);
            assertThat(ApiClient.status(orders, "Stalled"))
                    .as(orders.toPrettyString())
                    .isEqualTo("True");
            assertThat(ApiClient.reason(orders, "Stalled")).isEqualTo("RolledBack");
        });
        assertThat(liveImage()).endsWith("/orders:commit-good1");

        long before = calls(0).sequence();
        for (int pass = 0; pass < 10; pass++) {
            long mark = calls(0).sequence();
            api.post("environments/staging/reconcile");
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(() -> calls(mark).count("ecs:DescribeServices") > 0);
        }

        assertThat(calls(before).writes()).as("%s", calls(before).operations()).isZero();
        assertThat(ApiClient.reason(api.get(ORDERS), "Stalled")).isEqualTo("RolledBack");
    }

    @Test
    @Order(4)
    void anotherImageIsSent() throws Exception {
        edit("staging/services.yaml", "/orders:commit-\\w+", "/orders:commit-good2");
        push("Deploy what works");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(ApiClient.status(api.get(ORDERS), "Ready")).isEqualTo("True");
            assertThat(liveImage()).endsWith("/orders:commit-good2");
        });
    }

    @Test
    @Order(5)
    void aSignalEndsItCleanly() throws InterruptedException {
        server.terminate();

        assertThat(server.exit()).isZero();
    }

    private static ApiClient clientOf(MooringProcess server) {
        return new ApiClient(server.awaitPart("the API answers at (http://127.0.0.1:\\d+)"));
    }

    private Calls calls(long after) {
        return simulator.journal().after(after);
    }

    private String liveImage() {
        String definition = aws.ecs()
                .describeServices(request -> request.cluster("staging").services("orders"))
                .services()
                .getFirst()
                .taskDefinition();
        return aws.ecs()
                .describeTaskDefinition(request -> request.taskDefinition(definition))
                .taskDefinition()
                .containerDefinitions()
                .getFirst()
                .image();
    }

    private void declare(String image, String behaviour) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.uri() + "/_simulator/images"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"image\": \"%s\", \"behaviour\": \"%s\"}".formatted(image, behaviour)))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private void edit(String path, String regex, String replacement) throws IOException {
        Path file =
                author.getRepository().getWorkTree().toPath().resolve("specs").resolve(path);
        Files.writeString(file, Files.readString(file).replaceAll(regex, replacement));
    }

    @Test
    void aDaemonThatCouldNotSendItsFiguresSaysSoAndDoesNotStart(@TempDir Path folder) throws Exception {
        Path blind = Files.writeString(folder.resolve("blind.yaml"), """
                source: {directory: %s}
                telemetry: {deploymentsLogGroup: /mooring/deployments}
                """.formatted(folder));

        MooringProcess.Ended ended = MooringProcess.run("server", blind.toString());

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("blind.yaml: telemetry has no Region to send to: set AWS_REGION");
    }

    private String push(String message) throws Exception {
        author.add().addFilepattern(".").call();
        String commit = author.commit()
                .setMessage(message)
                .setAuthor("Ada", "ada@example.com")
                .setCommitter("Ada", "ada@example.com")
                .setSign(false)
                .call()
                .name();
        author.push()
                .setRemote("origin")
                .setRefSpecs(new RefSpec("HEAD:refs/heads/main"))
                .call();
        return commit;
    }
}
