package dev.mooring.simulator;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** One AWS API: the operations that it answers, each a function from the SDK's request to the SDK's response. */
public interface Api {

    /** The name in the credential scope and in the journal: {@code ecs}, {@code elasticloadbalancing}, {@code sqs}, … */
    String signingName();

    /** Binds each operation that this API answers; all others answer with a proper AWS error. */
    void bind(Operations operations);

    /** Where an API binds its operations. */
    interface Operations {
        <I extends SdkRequest, O extends SdkResponse> void on(Class<I> request, Handler<I, O> handler);
    }

    /**
     * Answers one call. Runs under the simulator's one lock, with the timeline already advanced to now; throws the SDK's
     * own modelled exceptions, or those of {@link AwsErrors}, for errors.
     */
    @FunctionalInterface
    interface Handler<I extends SdkRequest, O extends SdkResponse> {
        O answer(I request, Caller caller);
    }
}
