package dev.mooring.contract;

import static org.awaitility.Awaitility.await;

import io.vavr.control.Option;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** moto in a process of its own on a free port, from the {@code moto_server} on the PATH. */
final class MotoServer implements AutoCloseable {
    private final Process process;
    private final URI uri;
    private final HttpClient http = HttpClient.newHttpClient();

    private MotoServer(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static Option<Path> executable() {
        return Option.ofOptional(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "moto_server"))
                .filter(Files::isExecutable)
                .findFirst());
    }

    static MotoServer start(Path executable) {
        try {
            int port = freePort();
            Process process = new ProcessBuilder(executable.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            MotoServer server = new MotoServer(process, URI.create("http://127.0.0.1:" + port));
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(server::answers);
            return server;
        } catch (IOException unstarted) {
            throw new UncheckedIOException(unstarted);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI uri() {
        return uri;
    }

    /** Forgets everything. */
    void reset() {
        if (!answers()) {
            throw new IllegalStateException("moto does not reset");
        }
    }

    private boolean answers() {
        return send(HttpRequest.newBuilder(uri.resolve("/moto-api/reset"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build())
                .contains("ok");
    }

    /** What EC2 says to a question without parameters: what it takes to be in a network there is no client for here. */
    String ec2(String action) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=mooring/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host,"
                                + " Signature=none")
                .POST(HttpRequest.BodyPublishers.ofString("Action=" + action + "&Version=2016-11-15"))
                .build());
    }

    private String send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        http.close();
    }
}
