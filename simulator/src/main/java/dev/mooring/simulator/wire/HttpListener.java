package dev.mooring.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;

/** HTTP on the loopback address, a virtual thread for each request. */
public final class HttpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
    private static final int BODY_LIMIT = 128 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RequestBody bodies = new RequestBody(BODY_LIMIT);

    private HttpListener(HttpServer server) {
        this.server = server;
    }

    /**
     * Takes a port; nothing is answered before {@link #listen}.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    public static HttpListener bind(int port) throws IOException {
        // Without it every reply on a kept-alive connection waits for a delayed acknowledgement, 40 ms each.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return new HttpListener(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    /** Starts to answer requests. */
    public void listen(Function<WireRequest, WireReply> answerer) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> exchange(exchange, answerer));
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void exchange(HttpExchange exchange, Function<WireRequest, WireReply> answerer) throws IOException {
        try (exchange) {
            if (reply(exchange, answerer) instanceof WireReply.Sent sent) {
                send(exchange, sent);
            }
        }
    }

    private WireReply reply(HttpExchange exchange, Function<WireRequest, WireReply> answerer) throws IOException {
        try {
            return answerer.apply(request(exchange));
        } catch (AwsServiceException badBody) {
            return WireReply.Sent.of(
                    badBody.statusCode(),
                    "text/plain",
                    badBody.awsErrorDetails().errorMessage().getBytes(UTF_8));
        } catch (RuntimeException bug) {
            LOG.error("{} {} failed in the simulator", exchange.getRequestMethod(), exchange.getRequestURI(), bug);
            return WireReply.Sent.of(500, "text/plain", ("The simulator failed: " + bug).getBytes(UTF_8));
        }
    }

    private WireRequest request(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        WireHeaders headers = new WireHeaders(exchange.getRequestHeaders());
        byte[] body = bodies.read(exchange.getRequestBody(), headers);
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new WireRequest(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                FormParameters.parse(query),
                headers,
                SdkBytes.fromByteArrayUnsafe(body));
    }

    private static void send(HttpExchange exchange, WireReply.Sent reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        boolean bodiless = head || reply.status() == 204 || reply.status() == 304;
        if (!head) {
            exchange.getResponseHeaders().remove("Content-Length");
        }
        byte[] body = reply.body().asByteArrayUnsafe();
        if (bodiless || body.length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
