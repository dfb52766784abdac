package dev.mooring.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.mooring.simulator.cloudfront.CloudFrontApi;
import dev.mooring.simulator.cloudfront.Edge;
import dev.mooring.simulator.faults.FaultDocument;
import dev.mooring.simulator.s3.SiteOrigin;
import dev.mooring.simulator.wire.WireReply;
import dev.mooring.simulator.wire.WireRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /_simulator/…}: what people and tests may ask and tell the simulator beside AWS. */
final class ControlPath {
    static final String PREFIX = "/_simulator/";
    private static final String SITES = "sites/";

    private final Simulator simulator;
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    ControlPath(Simulator simulator) {
        this.simulator = simulator;
    }

    WireReply answer(WireRequest request) {
        String name = request.path().substring(PREFIX.length());
        if (name.startsWith(SITES) && request.method().equals("GET")) {
            return site(name.substring(SITES.length()));
        }
        try {
            return switch (request.method() + " " + name) {
                case "GET calls" -> json(200, simulator.journal().after(after(request)));
                case "POST reset" -> {
                    simulator.reset();
                    yield json(200, Map.of("status", "reset"));
                }
                case "POST faults" -> {
                    simulator.faults().install(FaultDocument.read(document(request)));
                    yield json(200, Map.of("status", "installed"));
                }
                default -> resource(request, name);
            };
        } catch (IllegalArgumentException senseless) {
            return json(400, Map.of("message", String.valueOf(senseless.getMessage())));
        }
    }

    /** {@code sites/DISTRIBUTION/PATH}: what CloudFront would serve. */
    private WireReply site(String name) {
        int slash = name.indexOf('/');
        String distribution = slash < 0 ? name : name.substring(0, slash);
        String path = slash < 0 ? "/" : URLDecoder.decode(name.substring(slash).replace("+", "%2B"), UTF_8);
        Optional<Edge.Served> served = simulator.ask(
                CloudFrontApi.class, cloudFront -> cloudFront.edge().serve(distribution, path));
        if (served.isEmpty()) {
            return json(404, Map.of("message", "There is no distribution " + distribution));
        }
        return served.get()
                .page()
                .<WireReply>map(page -> page(page, served.get().hit()))
                .orElseGet(() -> json(403, Map.of("message", "Access denied to " + path)));
    }

    private static WireReply page(SiteOrigin.Page page, boolean hit) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", page.contentType());
        headers.put("ETag", page.eTag());
        headers.put("X-Cache", (hit ? "Hit" : "Miss") + " from cloudfront");
        if (page.cacheControl() != null) {
            headers.put("Cache-Control", page.cacheControl());
        }
        return new WireReply.Sent(200, headers, page.data());
    }

    private WireReply resource(WireRequest request, String name) {
        Optional<ControlResource> resource = simulator.controlResource(name);
        if (resource.isEmpty()) {
            return json(404, Map.of("message", "Nothing at " + request.path()));
        }
        if (!request.method().equals("POST")) {
            return json(405, Map.of("message", "POST a JSON document to " + request.path()));
        }
        JsonNode document = document(request);
        return json(200, simulator.locked(() -> resource.get().post(document)));
    }

    private static long after(WireRequest request) {
        return request.query().get("after").map(Long::parseLong).orElse(0L);
    }

    private JsonNode document(WireRequest request) {
        try {
            return mapper.readTree(request.bytes());
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed.getOriginalMessage(), malformed);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private WireReply json(int status, Object value) {
        try {
            return WireReply.Sent.of(
                    status,
                    "application/json",
                    mapper.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(value)
                            .getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A control resource answered with what JSON cannot say", e);
        }
    }
}
