package dev.mooring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromoteScriptTest {
    private static final String REGISTRY = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

    @TempDir
    private Path home;

    @Test
    void whatStagingRunsGoesToABranchForProduction() throws IOException {
        Checkout checkout = Checkout.of(home);

        Program.Ended ended = promote(checkout, "").succeeds();

        assertThat(ended.output()).contains("production orders");
        assertThat(checkout.remote("diff", "--unified=0", "main", "promotion").lines())
                .filteredOn(line -> line.matches("[-+][^-+].*"))
                .containsExactly(
                        "-  image: " + REGISTRY + "/orders:commit-3f2a9c1",
                        "+  image: " + REGISTRY + "/orders:commit-7b1d4e8",
                        "-  image: " + REGISTRY + "/fulfilment:commit-3f2a9c1",
                        "+  image: " + REGISTRY + "/fulfilment:commit-7b1d4e8");
        assertThat(checkout.commits()).as("main waits for the merge").isEqualTo(1);
        assertThat(Files.readString(home.resolve("body.md")))
                .contains("| orders | `orders:commit-3f2a9c1` | `orders:commit-7b1d4e8` |");
        assertThat(Files.readString(home.resolve("handed-over"))).contains("promoted=true");
    }

    @Test
    void aServiceThatIsNotReadyIsNotPromoted() throws IOException {
        assumeTrue(Program.isInstalled("curl"), "curl is not installed: left out");
        Checkout checkout = Checkout.of(home);
        HttpServer mooring = mooringThatAnswers("False");
        try {
            Program.Ended ended =
                    promote(checkout, "http://127.0.0.1:" + mooring.getAddress().getPort());

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.output()).contains("is not Ready in staging");
            assertThat(checkout.remote("branch", "--list")).doesNotContain("promotion");
        } finally {
            mooring.stop(0);
        }
    }

    @Test
    void aServiceThatIsReadyIs() throws IOException {
        assumeTrue(Program.isInstalled("curl"), "curl is not installed: left out");
        Checkout checkout = Checkout.of(home);
        HttpServer mooring = mooringThatAnswers("True");
        try {
            promote(checkout, "http://127.0.0.1:" + mooring.getAddress().getPort(), "orders")
                    .succeeds();

            assertThat(checkout.remote("diff", "--name-only", "main", "promotion"))
                    .isEqualTo("specs/production/services.yaml\n");
            assertThat(checkout.remote("show", "promotion:specs/production/services.yaml"))
                    .contains("orders:commit-7b1d4e8", "fulfilment:commit-3f2a9c1");
        } finally {
            mooring.stop(0);
        }
    }

    private Program.Ended promote(Checkout checkout, String server, String... services) {
        String[] arguments = new String[services.length + 10];
        String[] options = {
            "--from",
            "staging",
            "--to",
            "production",
            "--branch",
            "promotion",
            "--server",
            server,
            "--body",
            home.resolve("body.md").toString()
        };
        System.arraycopy(options, 0, arguments, 0, options.length);
        System.arraycopy(services, 0, arguments, options.length, services.length);
        return checkout.scripts().withMooring(home).with("MOORING_TOKEN", "t").run("promote.sh", arguments);
    }

    private static HttpServer mooringThatAnswers(String ready) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/environments/staging/resources/Service/", exchange -> {
            boolean known = "Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = ("{\"conditions\":[{\"type\":\"Ready\",\"status\":\"" + ready + "\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
