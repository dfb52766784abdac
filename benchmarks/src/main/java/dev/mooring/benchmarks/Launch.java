package dev.mooring.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From the launcher's first instruction to the first 200 of the API, as a user's shell sees it. */
record Launch(Path root, int runs) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Milliseconds of each run, after one that is not counted (it writes the class archive). */
    List<Long> measure() throws IOException, InterruptedException {
        var millis = new ArrayList<Long>();
        once();
        for (int run = 0; run < runs; run++) {
            millis.add(once());
        }
        return millis;
    }

    private long once() throws IOException, InterruptedException {
        int port = freePort();
        long start = System.nanoTime();
        Process demo = new ProcessBuilder(
                        root.resolve("mooring").toString(),
                        "demo",
                        "--specs",
                        root.resolve("specs").toString(),
                        "--port",
                        Integer.toString(port),
                        "--aws-port",
                        Integer.toString(freePort()))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/environments"))
                    .timeout(LIMIT)
                    .build();
            while (System.nanoTime() - start < LIMIT.toNanos()) {
                if (answers(http, request)) {
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
            throw new IOException("the API did not answer within " + LIMIT.toSeconds() + " s");
        } finally {
            demo.destroy();
            demo.waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** Whether the API is up; a refused connection means that it is not yet. */
    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
