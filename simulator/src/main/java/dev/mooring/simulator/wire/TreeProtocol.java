package dev.mooring.simulator.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.AwsErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/** awsJson 1.0 and 1.1, and Smithy's RPC v2 over CBOR: one tree, two encodings. */
final class TreeProtocol implements Protocol {
    private final ObjectMapper mapper;
    private final String contentType;
    private final Map<String, String> headers;
    private final TreeReader reader = new TreeReader();

    /** @param headers sent with every reply */
    TreeProtocol(ObjectMapper mapper, String contentType, Map<String, String> headers) {
        this.mapper = mapper;
        this.contentType = contentType;
        this.headers = headers;
    }

    @Override
    public SdkRequest read(WireRequest request, Binding binding) {
        SdkPojo builder = binding.operation().newRequest();
        if (request.bytes().length > 0) {
            reader.readInto(builder, parse(request.bytes()));
        }
        return (SdkRequest) Shapes.build(builder);
    }

    private JsonNode parse(byte[] body) {
        try {
            JsonNode document = mapper.readTree(body);
            if (document.isMissingNode()) {
                throw AwsErrors.client("SerializationException", "Unexpected end of input");
            }
            return document;
        } catch (JsonProcessingException malformed) {
            throw AwsErrors.client("SerializationException", malformed.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public WireReply.Sent write(Streamed<?> answer, Binding binding, String requestId) {
        return reply(200, document(Map.of(), answer.response()));
    }

    @Override
    public WireReply.Sent write(AwsServiceException e, CallTarget target, String requestId) {
        WireError error = WireError.byShape(e);
        Map<String, String> first = new LinkedHashMap<>();
        first.put("__type", target.dialect().errorType(error.code()));
        first.put("message", error.message());
        WireReply.Sent reply =
                reply(error.status(), document(first, error.members())).with("x-amzn-ErrorType", error.code());
        return target.dialect()
                .queryErrorCode(error.code())
                .map(code -> reply.with("x-amzn-query-error", code + ";" + error.type()))
                .orElse(reply);
    }

    @Override
    public AwsServiceException unknownOperation(CallTarget target) {
        return AwsErrors.client(
                "UnknownOperationException", "The requested operation is not supported: " + target.operation());
    }

    @Override
    public AwsServiceException denied(String message) {
        return AwsErrors.of(400, "AccessDeniedException", message);
    }

    @Override
    public AwsServiceException throttled() {
        return AwsErrors.client("ThrottlingException", "Rate exceeded");
    }

    private WireReply.Sent reply(int status, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", contentType);
        return new WireReply.Sent(status, all, SdkBytes.fromByteArrayUnsafe(body));
    }

    private byte[] document(Map<String, String> first, SdkPojo members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = mapper.getFactory().createGenerator(bytes)) {
            generator.writeStartObject();
            for (Map.Entry<String, String> entry : first.entrySet()) {
                generator.writeStringField(entry.getKey(), entry.getValue());
            }
            new TreeWriter(generator).members(members);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
