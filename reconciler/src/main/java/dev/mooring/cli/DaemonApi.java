package dev.mooring.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A running daemon's HTTP API. */
final class DaemonApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_REFUSAL = 400;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI server;
    private final Option<String> token;

    /** @param token an operator's; none where the daemon is reached by loopback alone and needs none */
    DaemonApi(URI server, Option<String> token) {
        this.server = server;
        this.token = token;
    }

    /** @throws CommandFailure where the daemon does not answer, or refuses */
    JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** @throws CommandFailure where the daemon does not answer, or refuses */
    void post(String path, JsonNode body) {
        send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** @throws CommandFailure where the daemon does not answer, or refuses */
    void ask(String path) {
        send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /**
     * What is written for people.
     *
     * @throws CommandFailure where the daemon does not answer, or refuses
     */
    String text(String path) {
        return answered(request(path).header("Accept", "text/plain").GET());
    }

    /** What happened in an environment, oldest first; only to one manifest if that is said. */
    static Seq<JsonNode> events(DaemonApi daemon, String environment, @Nullable ManifestName manifest) {
        return Vector.ofAll(
                        daemon.get("environments/" + environment + "/events").path("items"))
                .filter(event -> manifest == null || manifest.toString().equals(name(event)));
    }

    /** {@code KIND/NAME} of what an item or an event is about. */
    static String name(JsonNode item) {
        return item.path("kind").asText() + "/" + item.path("name").asText();
    }

    /** A time of the API, to the second. */
    static String time(JsonNode time) {
        return Instant.parse(time.asText()).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Missing where the item has no condition of this type. */
    static JsonNode condition(JsonNode item, String type) {
        return Vector.ofAll(item.path("conditions"))
                .find(condition -> condition.path("type").asText().equals(type))
                .getOrElse(MissingNode.getInstance());
    }

    /** Of an environment, or of a manifest in it. */
    static String path(String environment, @Nullable ManifestName manifest) {
        return "environments/" + environment + (manifest == null ? "" : "/" + manifest.path());
    }

    static String told(String environment, @Nullable ManifestName manifest) {
        return manifest == null ? environment : environment + " " + manifest;
    }

    static String pretty(JsonNode document) {
        return document.toPrettyString();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve("/api/v1/" + path)).timeout(PATIENCE);
        token.forEach(known -> request.header("Authorization", "Bearer " + known));
        return request;
    }

    private JsonNode send(HttpRequest.Builder request) {
        String body = answered(request);
        try {
            return body.isEmpty() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JsonProcessingException other) {
            throw new CommandFailure(
                    "what answers at " + server + " is no Mooring daemon: " + other.getOriginalMessage());
        }
    }

    private String answered(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw new CommandFailure("the daemon refuses: " + reason(answer));
            }
            return answer.body();
        } catch (IOException unanswered) {
            throw new CommandFailure("no daemon answers at " + server + ": " + unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted");
        }
    }

    private String reason(HttpResponse<String> refusal) {
        String status = "HTTP " + refusal.statusCode();
        try {
            JsonNode problem = json.readTree(refusal.body());
            return problem.path("detail").asText(problem.path("title").asText(status));
        } catch (JsonProcessingException noProblemDocument) {
            return status;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
