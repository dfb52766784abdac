package dev.mooring.simulator;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** One AWS API: the operations that it answers, each a function from the SDK's request to the SDK's response. */
public interface Api {

    /** The name in the credential scope and in the journal: {@code ecs}, {@code elasticloadbalancing}, {@code sqs}, … */
    String signingName();

    /** Binds each operation that this API answers; all others answer with a proper AWS error. */
    void bind(Operations operations);

    /** The taggable resources of this API, which Resource Groups Tagging finds and tags. */
    default List<TagStore> tagStores() {
        return List.of();
    }

    /** What can be told to this API outside of AWS. */
    default List<ControlResource> controlResources() {
        return List.of();
    }

    /** How this API words what its wire protocol leaves open. */
    default Dialect dialect() {
        return Dialect.USUAL;
    }

    /** Where an API binds its operations. */
    interface Operations {
        <I extends SdkRequest, O extends SdkResponse> void on(Class<I> request, Handler<I, O> handler);

        /** Binds an operation that may wait for its answer, such as a long poll. */
        <I extends SdkRequest, O extends SdkResponse> void onPoll(Class<I> request, Poll<I, O> poll);

        /** Binds an operation whose request or response carries bytes beside the modelled members. */
        <I extends SdkRequest, O extends SdkResponse> void onStream(Class<I> request, StreamHandler<I, O> handler);
    }

    /**
     * Answers one call. Runs under the simulator's one lock, with the timeline already advanced to now; throws the SDK's
     * own modelled exceptions, or those of {@link AwsErrors}, for errors.
     */
    @FunctionalInterface
    interface Handler<I extends SdkRequest, O extends SdkResponse> {
        O answer(I request, Caller caller);
    }

    /** Answers one call, if need be after a while. The lock is free while it waits. */
    interface Poll<I extends SdkRequest, O extends SdkResponse> {
        /** How long the caller is ready to wait for an answer that is worth sending. */
        Duration patience(I request, Caller caller);

        /** As {@link Handler#answer}; called again after each change of state, until the answer serves or patience ends. */
        O answer(I request, Caller caller);

        /** Whether this answer is worth sending before patience ends. */
        boolean serves(O answer);
    }

    /** Answers one call that carries a stream in either direction. */
    @FunctionalInterface
    interface StreamHandler<I extends SdkRequest, O extends SdkResponse> {
        Streamed<O> answer(I request, byte[] body, Caller caller);
    }

    /**
     * A modelled response beside the bytes that follow it.
     *
     * @param status the HTTP status
     * @param body the stream; null where the response has none
     */
    record Streamed<O extends SdkResponse>(
            O response, int status, @Nullable SdkBytes body) {
        public static <O extends SdkResponse> Streamed<O> bare(O response) {
            return new Streamed<>(response, 200, null);
        }
    }
}
