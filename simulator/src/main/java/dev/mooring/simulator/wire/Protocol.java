package dev.mooring.simulator.wire;

import dev.mooring.simulator.Api.Streamed;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;

/** One AWS wire protocol, in the server's direction. */
interface Protocol {

    /** @throws AwsServiceException if the request does not fit the operation's model */
    SdkRequest read(WireRequest request, Binding binding);

    WireReply.Sent write(Streamed<?> answer, Binding binding, String requestId);

    WireReply.Sent write(AwsServiceException error, CallTarget target, String requestId);

    /** What is said to an operation that the API does not have. */
    AwsServiceException unknownOperation(CallTarget target);

    /** What is said when calls come too fast. */
    AwsServiceException throttled();

    /** What is said to a caller that has no permission. */
    AwsServiceException denied(String message);
}
