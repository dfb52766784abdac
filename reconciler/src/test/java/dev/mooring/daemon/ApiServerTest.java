package dev.mooring.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.daemon.http.Token;
import dev.mooring.status.Event;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String OPERATOR = "operator-token";
    private static final String VIEWER = "viewer-token";

    private static final FakeSteward STAGING = new FakeSteward();
    private static ApiServer open;
    private static ApiServer guarded;

    @BeforeAll
    static void start() throws Exception {
        open = start(java.util.List.of());
        guarded = start(java.util.List.of(
                new Token("ci", Token.Role.VIEWER, "0b1b3a1e8b1a4d5b0b6a1f2f2ad9a4bb0d1d57bb41b1f8b8a1b2e4b0c3a0a5d1"),
                new Token("ci", Token.Role.VIEWER, sha256(VIEWER)),
                new Token("ops", Token.Role.OPERATOR, sha256(OPERATOR))));
    }

    private static ApiServer start(java.util.List<Token> tokens) throws Exception {
        MooringConfiguration configuration = new MooringConfiguration(
                new SourceConfiguration(java.nio.file.Path.of("specs"), null), null, null, null, tokens, null);
        configuration.setServerFactory(MooringConfiguration.onLoopback(0, 0));
        return ApiServer.start(
                configuration, new FakeFleet(STAGING), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    @AfterAll
    static void stop() {
        open.close();
        guarded.close();
    }

    @Test
    void environmentsAreItemsWithKubernetesConditions() throws Exception {
        JsonNode item = get("/api/v1/environments").at("/items/0");

        assertThat(item.at("/kind").asText()).isEqualTo("Environment");
        assertThat(item.at("/name").asText()).isEqualTo("staging");
        assertThat(item.at("/observedRevision").asText()).isEqualTo("c0ffee");
        assertThat(item.at("/lastPassTime").asText()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(item.at("/conditions/0/type").asText()).isEqualTo("Ready");
        assertThat(item.at("/conditions/0/status").asText()).isEqualTo("True");
        assertThat(item.at("/conditions/0/lastTransitionTime").asText()).isEqualTo("2026-01-01T12:00:00Z");
    }

    @Test
    void resourcesAreListedAndFoundByKindAndName() throws Exception {
        assertThat(get("/api/v1/environments/staging/resources").at("/items")).hasSize(1);
        JsonNode queue = get("/api/v1/environments/staging/resources/Queue/inbox");
        assertThat(queue.at("/kind").asText()).isEqualTo("Queue");
        assertThat(queue.at("/name").asText()).isEqualTo("inbox");
    }

    @Test
    void eventsCanBeAskedForFromWhereOneWas() throws Exception {
        assertThat(get("/api/v1/environments/staging/events").at("/items")).hasSize(2);
        JsonNode later = get("/api/v1/environments/staging/events?after=1").at("/items");
        assertThat(later).hasSize(1);
        assertThat(later.at("/0/type").asText()).isEqualTo("Ready");
        assertThat(later.at("/0/kind").asText()).isEqualTo("Queue");
    }

    @Test
    void eventsAreStreamedFromTheLastOneSeenAndThenAsTheyHappen() throws Exception {
        HttpResponse<InputStream> response = CLIENT.send(
                request(open, "/api/v1/environments/staging/events")
                        .header("Accept", "text/event-stream")
                        .header("Accept-Encoding", "gzip")
                        .header("Last-Event-ID", "1")
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(nextEvent(lines)).contains("event: Ready", "id: 2");
            STAGING.add(FakeSteward.event(3, Event.Type.DRIFT_MENDED));
            assertThat(nextEvent(lines)).contains("event: DriftMended", "id: 3");
        }
        STAGING.reset();
    }

    private static java.util.List<String> nextEvent(BufferedReader lines) throws IOException {
        java.util.List<String> event = new ArrayList<>();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            event.add(line);
        }
        return event;
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/nothing,                              404",
        "GET,    /elsewhere,                                   404",
        "GET,    /api/v1/environments/moon,                    404",
        "GET,    /api/v1/environments/moon/events,             404",
        "GET,    /api/v1/environments/staging/resources/Q/x,   404",
        "DELETE, /api/v1/environments,                         405",
        "GET,    /api/v1/environments/staging/reconcile,       405",
        "GET,    /api/v1/environments/staging/events?after=x,  404",
        "GET,    /api/v1/environments/staging/plan,            409",
        "GET,    /api/v1/environments/broken/plan,             500",
    })
    void everyErrorIsAProblemDocument(String method, String path, int status) throws Exception {
        HttpResponse<String> response = send(request(open, path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/title").asText()).isNotEmpty();
        assertThat(problem.at("/instance").asText()).isEqualTo(path.replaceAll("\\?.*", ""));
        assertThat(response.body()).doesNotContain("secret of the stack");
    }

    @Test
    void aRequestThatIsNoHttpIsAProblemToo() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), open.port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reconcile,                     reconcile",
        "suspend,                       suspend",
        "resume,                        resume",
        "resources/Queue/inbox/retry,   retry Queue/inbox",
        "resources/Queue/inbox/suspend, suspend Queue/inbox",
        "resources/Queue/inbox/resume,  resume Queue/inbox",
    })
    void whatIsAskedIsPassedOn(String path, String asked) throws Exception {
        HttpResponse<String> response = send(post(open, "/api/v1/environments/staging/" + path));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(STAGING.asked).contains(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"digest\": \"83e7dee8ae7a\"}', 202, ''",
        "'{\"digest\": \"000000000000\"}', 409, what waits for a confirmation has another digest",
        "'{}',                          400, a digest is needed",
        "'',                            400, a digest is needed",
        "'no JSON',                     400, ''",
    })
    void onlyTheVerySetThatWaitsIsConfirmed(String body, int status, String told) throws Exception {
        HttpResponse<String> response = send(request(open, "/api/v1/environments/staging/prune")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(told);
        assertThat(STAGING.asked.contains("prune 000000000000")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  '',               401",
        "GET,  Bearer guess,     401",
        "GET,  Basic Zm9v,       401",
        "GET,  Bearer viewer-token,   200",
        "POST, Bearer viewer-token,   403",
        "POST, Bearer operator-token, 202",
        "GET,  Bearer operator-token, 200",
    })
    void tokensOpenWhatTheirRoleAllows(String method, String authorization, int status) throws Exception {
        String path = method.equals("GET") ? "/api/v1/environments" : "/api/v1/environments/staging/reconcile";
        HttpRequest.Builder request = request(guarded, path).method(method, HttpRequest.BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }

        HttpResponse<String> response = send(request);

        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 401) {
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void withoutTokensAnotherSitesPageIsRefused() throws Exception {
        HttpResponse<String> response =
                send(post(open, "/api/v1/environments/staging/reconcile").header("Origin", "https://evil.example"));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void withoutTokensAnotherHostsNameIsRefused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), open.port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/environments HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void theOpenApiDocumentNamesEveryRoute() throws Exception {
        JsonNode document = get("/api/v1/openapi.json");

        assertThat(document.at("/openapi").asText()).startsWith("3.");
        assertThat(names(document.at("/paths")))
                .containsExactlyInAnyOrder(
                        "/environments",
                        "/environments/{environment}",
                        "/environments/{environment}/resources",
                        "/environments/{environment}/resources/{kind}/{name}",
                        "/environments/{environment}/resources/{kind}/{name}/retry",
                        "/environments/{environment}/resources/{kind}/{name}/suspend",
                        "/environments/{environment}/resources/{kind}/{name}/resume",
                        "/environments/{environment}/plan",
                        "/environments/{environment}/events",
                        "/environments/{environment}/history",
                        "/environments/{environment}/reconcile",
                        "/environments/{environment}/suspend",
                        "/environments/{environment}/prune",
                        "/environments/{environment}/resume",
                        "/source");
        assertThat(names(document.at("/paths/~1environments~1{environment}~1events/get/responses/default/content")))
                .contains("application/json", "text/event-stream");
        assertThat(names(document.at("/components/schemas/ConditionView/properties")))
                .contains("type", "status", "reason", "message", "lastTransitionTime");
    }

    private static java.util.List<String> names(JsonNode node) {
        java.util.List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> response = send(request(open, path).GET());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static HttpRequest.Builder post(ApiServer server, String path) {
        return request(server, path).POST(HttpRequest.BodyPublishers.noBody());
    }

    private static HttpRequest.Builder request(ApiServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String sha256(String text) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
