package dev.mooring.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A daemon that only says what it was told to say, and listens; and the command line beside it. */
final class CannedDaemon implements AutoCloseable {
    private static final String ROOT = "/api/v1/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile int status = 202;
    private volatile String refusal = "";

    CannedDaemon() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(ROOT, this::answer);
        server.start();
    }

    /** What is said to a GET of this path. */
    CannedDaemon says(String path, String document) {
        answers.put(path, document);
        return this;
    }

    /** What is said to every POST from now on. */
    void refuses(int with, String document) {
        status = with;
        refusal = document;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath().substring(ROOT.length());
        if (exchange.getRequestMethod().equals("POST")) {
            posted.add((path + " " + body).strip());
            send(exchange, status, refusal);
        } else if (answers.containsKey(path)) {
            send(exchange, 200, answers.get(path));
        } else {
            send(exchange, 404, "{\"title\": \"Not Found\", \"detail\": \"staging has no such thing\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String document) throws IOException {
        byte[] text = document.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    /** Runs a command against it, and returns its exit code. */
    int run(String... arguments) {
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, false);
        String[] line = Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--server",
                                "http://127.0.0.1:" + server.getAddress().getPort()))
                .toArray(String[]::new);
        return Mooring.run(terminal, new Shutdown(), line);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    List<String> posted() {
        return posted;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
