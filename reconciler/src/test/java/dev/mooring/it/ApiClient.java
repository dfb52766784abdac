package dev.mooring.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The daemon as others see it: over HTTP. */
final class ApiClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String base;

    ApiClient(String uri) {
        this.address = uri;
        this.base = uri + "/api/v1/";
    }

    /** Of the daemon, as the command line takes it. */
    String address() {
        return address;
    }

    JsonNode get(String path) {
        try {
            HttpResponse<String> response =
                    http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JSON.readTree(response.body());
        } catch (IOException | InterruptedException unanswered) {
            throw new AssertionError(base + path, unanswered);
        }
    }

    void post(String path) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        } catch (IOException | InterruptedException unanswered) {
            throw new AssertionError(base + path, unanswered);
        }
    }

    /** Waits until every one of these environments is Ready at one and the same revision that it has observed. */
    void awaitReady(String... environments) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> items = items("environments");
            assertThat(items).extracting(item -> item.at("/name").asText()).contains(environments);
            assertThat(items).allSatisfy(item -> {
                assertThat(item.at("/observedRevision")).isEqualTo(item.at("/revision"));
                assertThat(status(item, "Ready")).as(item.toPrettyString()).isEqualTo("True");
            });
        });
    }

    List<JsonNode> items(String path) {
        return stream(get(path).at("/items")).toList();
    }

    /** The status of one condition: {@code True}, {@code False} or {@code Unknown}. */
    static String status(JsonNode item, String condition) {
        return field(item, condition, "status");
    }

    static String reason(JsonNode item, String condition) {
        return field(item, condition, "reason");
    }

    private static String field(JsonNode item, String condition, String field) {
        return stream(item.at("/conditions"))
                .filter(one -> one.at("/type").asText().equals(condition))
                .map(one -> one.at("/" + field).asText())
                .findFirst()
                .orElse("");
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
