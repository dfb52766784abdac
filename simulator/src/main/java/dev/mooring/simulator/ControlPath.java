package dev.mooring.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.mooring.simulator.faults.FaultDocument;
import dev.mooring.simulator.wire.WireReply;
import dev.mooring.simulator.wire.WireRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@code /_simulator/…}: what people and tests may ask and tell the simulator beside AWS. */
final class ControlPath {
    static final String PREFIX = "/_simulator/";

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
