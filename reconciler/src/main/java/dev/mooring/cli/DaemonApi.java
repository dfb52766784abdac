package dev.mooring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

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

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve("/api/v1/" + path)).timeout(PATIENCE);
        token.forEach(known -> request.header("Authorization", "Bearer " + known));
        return request;
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = answer.body().isEmpty() ? MissingNode.getInstance() : json.readTree(answer.body());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw new CommandFailure("the daemon refuses: "
                        + body.path("detail").asText(body.path("title").asText("HTTP " + answer.statusCode())));
            }
            return body;
        } catch (IOException unanswered) {
            throw new CommandFailure("no daemon answers at " + server + ": " + unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
