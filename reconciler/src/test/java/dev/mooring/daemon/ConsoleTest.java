package dev.mooring.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.status.Event;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the daemon does for browsers: the console's files, and streams that tell more than events. */
final class ConsoleTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final FakeSteward STAGING = new FakeSteward();
    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static ApiServer server;

    @BeforeAll
    static void start() throws Exception {
        MooringConfiguration configuration = new MooringConfiguration(
                new SourceConfiguration(java.nio.file.Path.of("specs"), null), null, null, null, List.of(), null);
        configuration.setServerFactory(MooringConfiguration.onLoopback(0, 0));
        server = ApiServer.start(
                configuration, new FakeFleet(STAGING), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/,                                              */*,       200, the front page is for everybody",
        "/environments/staging,                          text/html, 200, an address of the console",
        "/environments/staging/resources/Service/a.b,    text/html, 200, a name with a dot is no file",
        "/anything,                                      text/html, 200, the console says itself that there is no such page",
        "/anything,                                      */*,       404, no browser that wants to show a page",
        "/assets/none.js,                                text/html, 404, a file that is not there is missing",
        "/api/v2/environments,                           text/html, 404, the API answers for itself",
        "/environments/..%2f..%2fsecret.txt,             */*,       400, nothing leads upwards",
        "/dev/mooring/cli/Mooring.class,                 */*,       404, only the console's files",
    })
    void addressesAreAnsweredWithThePage(String path, String accept, int status, String reason) throws Exception {
        assertThat(get(path, "Accept", accept).statusCode()).as(reason).isEqualTo(status);
    }

    @Test
    void aPageMayLoadNothingFromElsewhereAndBeShownNowhereElse() throws Exception {
        HttpResponse<String> page = get("/", "Accept", PAGE);

        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("<title>Mooring</title>").doesNotContain("http://", "https://");
    }

    @ParameterizedTest
    @CsvSource({"identity", "gzip"})
    void aPageThatTheBrowserHasIsNotSentAgain(String encoding) throws Exception {
        String etag = get("/", "Accept-Encoding", encoding)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> again = get("/", "Accept-Encoding", encoding, "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void aStreamTellsHowTheEnvironmentIsWhereAskedTo() throws Exception {
        HttpResponse<InputStream> response = CLIENT.send(
                request("/api/v1/environments/staging/events?status=true")
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", "2")
                        .build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(message(lines)).contains("event: Status").noneMatch(line -> line.startsWith("id:"));
            STAGING.add(FakeSteward.event(3, Event.Type.DRIFT_MENDED));
            assertThat(message(lines)).contains("event: DriftMended", "id: 3");
            assertThat(message(lines))
                    .contains("event: Status")
                    .anyMatch(line -> line.startsWith("data:") && line.contains("\"name\":\"staging\""));
        }
    }

    @Test
    void aPlanThatCannotBeMadeIsAProblemForWhoeverWantsText() throws Exception {
        HttpResponse<String> refused = get("/api/v1/environments/staging/plan", "Accept", "text/plain");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private static List<String> message(BufferedReader lines) throws IOException {
        return lines.lines().takeWhile(line -> !line.isEmpty()).toList();
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        return CLIENT.send(request(path).headers(headers).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }
}
