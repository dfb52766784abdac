package dev.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command's side of a confirmation: the daemon here only says what a daemon says, and listens. */
final class PruneCommandTest {
    private static final String ENVIRONMENTS = """
            {"items": [
              {"name": "production", "conditions": [{"type": "Pruned", "status": "True", "message": ""}]},
              {"name": "staging", "conditions": [{"type": "Pruned", "status": "False",
                "message": "would delete 9; to go on: mooring prune -e staging --confirm 83e7dee8ae7a"}]}]}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private HttpServer daemon;
    private int status = 202;
    private String answer = "";

    @BeforeEach
    void open() throws IOException {
        daemon = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        daemon.createContext("/api/v1/environments", this::answered);
        daemon.start();
    }

    @AfterEach
    void close() {
        daemon.stop(0);
    }

    private void answered(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean asks = exchange.getRequestMethod().equals("GET");
        if (!asks) {
            posted.add(exchange.getRequestURI() + " " + body);
        }
        byte[] text = (asks ? ENVIRONMENTS : answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(asks ? 200 : status, text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @Test
    void withoutADigestItSaysWhatIsHeldBack() {
        assertThat(run()).isZero();

        assertThat(out.toString())
                .contains("production: nothing is out of git", "staging: would delete 9; to go on: mooring prune");
        assertThat(posted).isEmpty();
    }

    @Test
    void aDigestFindsItsEnvironment() {
        assertThat(run("--confirm", "83e7dee8ae7a")).isZero();

        assertThat(posted).containsExactly("/api/v1/environments/staging/prune {\"digest\":\"83e7dee8ae7a\"}");
    }

    @Test
    void aDigestThatNothingWaitsForIsNotSent() {
        assertThat(run("--confirm", "000000000000")).isEqualTo(Exit.FAILED);
        assertThat(run("-e", "production", "--confirm", "83e7dee8ae7a")).isEqualTo(Exit.FAILED);

        assertThat(err.toString()).contains("nothing waits for a confirmation of 000000000000; would delete 9");
        assertThat(posted).isEmpty();
    }

    @Test
    void whatTheDaemonRefusesIsTold() {
        status = 409;
        answer = "{\"title\": \"Conflict\", \"detail\": \"something else waits now\"}";

        assertThat(run("--confirm", "83e7dee8ae7a")).isEqualTo(Exit.FAILED);

        assertThat(err.toString()).contains("the daemon refuses: something else waits now");
    }

    @Test
    void aDaemonThatIsNotThereIsNamed() {
        close();

        assertThat(run()).isEqualTo(Exit.FAILED);

        assertThat(err.toString()).contains("no daemon answers at http://127.0.0.1:");
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, false);
        String[] line = io.vavr.collection.Vector.of(
                        "prune",
                        "--server",
                        "http://127.0.0.1:" + daemon.getAddress().getPort())
                .appendAll(io.vavr.collection.Vector.of(arguments))
                .toJavaArray(String[]::new);
        return Mooring.run(terminal, new Shutdown(), line);
    }
}
