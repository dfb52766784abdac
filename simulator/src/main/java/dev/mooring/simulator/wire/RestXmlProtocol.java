package dev.mooring.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.AwsErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** The rest-xml protocol: members travel in the path, the query string, headers and an XML body. */
final class RestXmlProtocol implements Protocol {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final byte[] EMPTY = {};

    private final ModeledExceptions exceptions;
    private final XmlReader reader = new XmlReader();
    private final Map<OperationShape, RestOperation> operations = new ConcurrentHashMap<>();

    RestXmlProtocol(ModeledExceptions exceptions) {
        this.exceptions = exceptions;
    }

    @Override
    public SdkRequest read(WireRequest request, Binding binding) {
        SdkPojo builder = binding.operation().newRequest();
        Map<String, String> labels = operations
                .computeIfAbsent(binding.operation(), RestOperation::of)
                .match(request)
                .orElseThrow(() -> new IllegalStateException("Routed to an operation that does not match"));
        for (SdkField<?> field : builder.sdkFields()) {
            Object value = value(field, request, labels);
            if (value != null) {
                field.set(builder, value);
            }
        }
        if (binding.operation().binding().hasImplicitPayloadMembers() && request.bytes().length > 0) {
            reader.readInto(builder, reader.parse(request.bytes()));
        }
        return (SdkRequest) Shapes.build(builder);
    }

    private @Nullable Object value(SdkField<?> field, WireRequest request, Map<String, String> labels) {
        return switch (field.location()) {
            case PATH, GREEDY_PATH -> labels.get(field.locationName());
            case QUERY_PARAM ->
                request.query()
                        .get(field.locationName())
                        .map(text -> Scalars.parse(field, text, Format.ISO_8601))
                        .orElse(null);
            case HEADER -> header(field, request.headers());
            default -> field.containsTrait(PayloadTrait.class) ? payload(field, request.bytes()) : null;
        };
    }

    private static @Nullable Object header(SdkField<?> field, WireHeaders headers) {
        if (Shapes.isMap(field)) {
            Map<String, String> map = prefixed(headers, field.locationName());
            return map.isEmpty() ? null : map;
        }
        if (Shapes.isList(field)) {
            return headers.first(field.locationName())
                    .map(text -> List.of(text.split("\\s*,\\s*")))
                    .orElse(null);
        }
        return headers.first(field.locationName())
                .map(text -> Scalars.parse(field, text, Format.RFC_822))
                .orElse(null);
    }

    private static Map<String, String> prefixed(WireHeaders headers, String prefix) {
        Map<String, String> map = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(prefix.toLowerCase(Locale.ROOT))) {
                map.put(lower.substring(prefix.length()), value);
            }
        });
        return map;
    }

    private @Nullable Object payload(SdkField<?> field, byte[] body) {
        if (body.length == 0) {
            return null;
        }
        return Shapes.isStructure(field) ? reader.value(field, reader.parse(body)) : new String(body, UTF_8);
    }

    @Override
    public WireReply.Sent write(Streamed<?> answer, Binding binding, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        SdkPojo response = answer.response();
        for (SdkField<?> field : response.sdkFields()) {
            Object value = field.location() == MarshallLocation.HEADER ? Shapes.value(field, response) : null;
            if (value != null) {
                putHeader(headers, field, value);
            }
        }
        headers.put("x-amz-request-id", requestId);
        SdkBytes body = answer.body();
        if (body == null) {
            byte[] xml = body(response, binding);
            if (xml.length > 0) {
                headers.putIfAbsent("Content-Type", "application/xml");
            }
            body = SdkBytes.fromByteArrayUnsafe(xml);
        }
        return new WireReply.Sent(status(answer, binding), headers, body);
    }

    private static void putHeader(Map<String, String> headers, SdkField<?> field, Object value) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((name, each) -> headers.put(field.locationName() + name, (String) each));
            case List<?> list ->
                headers.put(
                        field.locationName(),
                        String.join(",", list.stream().map(Object::toString).toList()));
            default -> headers.put(field.unmarshallLocationName(), Scalars.format(field, value, Format.RFC_822));
        }
    }

    private static int status(Streamed<?> answer, Binding binding) {
        boolean deletion = binding.operation().binding().httpMethod().name().equals("DELETE");
        return deletion && answer.status() == 200 ? 204 : answer.status();
    }

    private static byte[] body(SdkPojo response, Binding binding) {
        boolean hasMembers = false;
        for (SdkField<?> field : response.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                return payload(field, Shapes.value(field, response));
            }
            hasMembers |= Shapes.inPayload(field);
        }
        String root = binding.api().dialect().rootElement(binding.operation().name());
        return hasMembers
                ? XmlWriter.document(xml -> xml.element(root, NAMESPACE, result -> result.members(response)))
                : EMPTY;
    }

    private static byte[] payload(SdkField<?> field, @Nullable Object value) {
        return switch (value) {
            case null -> EMPTY;
            case String text -> text.getBytes(UTF_8);
            default -> XmlWriter.document(xml -> xml.member(field, field.unmarshallLocationName(), value));
        };
    }

    @Override
    public WireReply.Sent write(AwsServiceException e, CallTarget target, String requestId) {
        WireError error = WireError.byCode(e, exceptions);
        byte[] document = target.dialect().wrapsErrors() ? wrapped(error, requestId) : bare(error, requestId);
        return WireReply.Sent.of(error.status(), "application/xml", document).with("x-amz-request-id", requestId);
    }

    private static byte[] bare(WireError error, String requestId) {
        return XmlWriter.document(xml -> xml.element("Error", body -> {
            body.text("Code", error.code());
            body.text("Message", error.message());
            body.text("RequestId", requestId);
        }));
    }

    private static byte[] wrapped(WireError error, String requestId) {
        return XmlWriter.document(xml -> xml.element("ErrorResponse", body -> {
            body.element("Error", inner -> {
                inner.text("Type", error.type());
                inner.text("Code", error.code());
                inner.text("Message", error.message());
            });
            body.text("RequestId", requestId);
        }));
    }

    @Override
    public AwsServiceException unknownOperation(CallTarget target) {
        return AwsErrors.of(501, "NotImplemented", "No operation for " + target.operation() + " is implemented");
    }

    @Override
    public AwsServiceException denied(String message) {
        return AwsErrors.of(403, "AccessDenied", message);
    }

    @Override
    public AwsServiceException throttled() {
        return AwsErrors.of(503, "SlowDown", "Please reduce your request rate.");
    }
}
