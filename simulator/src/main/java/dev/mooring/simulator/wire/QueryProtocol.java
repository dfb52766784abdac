package dev.mooring.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/** The query protocol: a form in, XML out. */
final class QueryProtocol implements Protocol {
    private final ModeledExceptions exceptions;

    QueryProtocol(ModeledExceptions exceptions) {
        this.exceptions = exceptions;
    }

    /** A request's parameters: the form in its body, or its query string where it has none. */
    static FormParameters form(WireRequest request) {
        return request.bytes().length > 0 ? FormParameters.parse(new String(request.bytes(), UTF_8)) : request.query();
    }

    @Override
    public SdkRequest read(WireRequest request, Binding binding) {
        SdkPojo builder = binding.operation().newRequest();
        new QueryReader(form(request)).readInto(builder);
        return (SdkRequest) Shapes.build(builder);
    }

    @Override
    public WireReply.Sent write(Streamed<?> answer, Binding binding, String requestId) {
        String operation = binding.operation().name();
        String namespace = namespace(
                binding.api().signingName(), binding.operation().apiVersion().orElse(""));
        return xml(
                200,
                XmlWriter.document(xml -> xml.element(operation + "Response", namespace, response -> {
                    response.element(operation + "Result", result -> result.members(answer.response()));
                    response.element("ResponseMetadata", metadata -> metadata.text("RequestId", requestId));
                })));
    }

    @Override
    public WireReply.Sent write(AwsServiceException e, CallTarget target, String requestId) {
        WireError error = WireError.byCode(e, exceptions);
        String namespace = namespace(target.service(), target.version());
        return xml(
                error.status(),
                XmlWriter.document(xml -> xml.element("ErrorResponse", namespace, response -> {
                    response.element("Error", body -> {
                        body.text("Type", error.type());
                        body.text(
                                "Code",
                                target.dialect().queryErrorCode(error.code()).orElse(error.code()));
                        body.text("Message", error.message());
                        if (error.members() != null) {
                            body.members(error.members());
                        }
                    });
                    response.text("RequestId", requestId);
                })));
    }

    @Override
    public AwsServiceException unknownOperation(CallTarget target) {
        return AwsErrors.client(
                "InvalidAction", "Could not find operation " + target.operation() + " for version " + target.version());
    }

    @Override
    public AwsServiceException denied(String message) {
        return AwsErrors.of(403, "AccessDenied", message);
    }

    @Override
    public AwsServiceException throttled() {
        return AwsErrors.client("Throttling", "Rate exceeded");
    }

    private static WireReply.Sent xml(int status, byte[] body) {
        return WireReply.Sent.of(status, "text/xml", body);
    }

    private static String namespace(String service, String version) {
        return "http://" + service + ".amazonaws.com/doc/" + version + "/";
    }
}
