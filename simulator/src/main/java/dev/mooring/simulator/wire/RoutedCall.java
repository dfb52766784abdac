package dev.mooring.simulator.wire;

import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.model.Violation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;

/** One call on its way: who calls, what is meant, and in which protocol. */
public final class RoutedCall {
    private final WireRequest wire;
    private final Caller caller;
    private final Protocol protocol;
    private final CallTarget target;
    private final @Nullable Binding binding;

    RoutedCall(WireRequest wire, Caller caller, Protocol protocol, CallTarget target, @Nullable Binding binding) {
        this.wire = wire;
        this.caller = caller;
        this.protocol = protocol;
        this.target = target;
        this.binding = binding;
    }

    public Caller caller() {
        return caller;
    }

    /** The signing name of the API. */
    public String service() {
        return target.service();
    }

    public String operation() {
        return target.operation();
    }

    /**
     * Decodes and validates the request.
     *
     * @throws AwsServiceException if no API has such an operation, or the request does not fit its model
     */
    public SdkRequest request() {
        Binding bound = bound();
        SdkRequest request = protocol.read(wire, bound);
        List<Violation> violations = bound.constraints().violations(request);
        if (!violations.isEmpty()) {
            throw bound.api().dialect().refuse(violations);
        }
        return request;
    }

    public Duration patience(SdkRequest request) {
        return bound().answerer().patience(request, caller);
    }

    public Streamed<?> answer(SdkRequest request) {
        return bound().answerer().answer(request, wire.bytes(), caller);
    }

    public boolean serves(Streamed<?> answer) {
        return bound().answerer().serves(answer);
    }

    public AwsServiceException throttled() {
        return protocol.throttled();
    }

    public AwsServiceException denied() {
        return protocol.denied("User: arn:aws:iam::" + caller.account()
                + ":user/simulator is not authorized to perform: " + service() + ":" + operation());
    }

    public WireReply.Sent reply(Streamed<?> answer, String requestId) {
        return protocol.write(answer, bound(), requestId).with("x-amzn-RequestId", requestId);
    }

    public WireReply.Sent reply(AwsServiceException error, String requestId) {
        return protocol.write(error, target, requestId).with("x-amzn-RequestId", requestId);
    }

    private Binding bound() {
        if (binding == null) {
            throw protocol.unknownOperation(target);
        }
        return binding;
    }
}
