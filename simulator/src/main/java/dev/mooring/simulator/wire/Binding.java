package dev.mooring.simulator.wire;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Api.Handler;
import dev.mooring.simulator.Api.Poll;
import dev.mooring.simulator.Api.StreamHandler;
import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.model.ModelConstraints;
import java.time.Duration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** An operation, what its model demands, and what answers it. */
record Binding(Api api, OperationShape operation, ModelConstraints constraints, Answerer answerer) {

    /** Answers, or says how long the caller is ready to wait for a better answer. */
    interface Answerer {
        Streamed<?> answer(SdkRequest request, byte[] body, Caller caller);

        default Duration patience(SdkRequest request, Caller caller) {
            return Duration.ZERO;
        }

        default boolean serves(Streamed<?> answer) {
            return true;
        }
    }

    static <I extends SdkRequest, O extends SdkResponse> Answerer plain(Class<I> type, Handler<I, O> handler) {
        return (request, body, caller) -> Streamed.bare(handler.answer(type.cast(request), caller));
    }

    static <I extends SdkRequest, O extends SdkResponse> Answerer stream(Class<I> type, StreamHandler<I, O> handler) {
        return (request, body, caller) -> handler.answer(type.cast(request), body, caller);
    }

    static <I extends SdkRequest, O extends SdkResponse> Answerer poll(Class<I> type, Poll<I, O> poll) {
        return new Answerer() {
            @Override
            public Streamed<?> answer(SdkRequest request, byte[] body, Caller caller) {
                return Streamed.bare(poll.answer(type.cast(request), caller));
            }

            @Override
            public Duration patience(SdkRequest request, Caller caller) {
                return poll.patience(type.cast(request), caller);
            }

            @Override
            @SuppressWarnings("unchecked") // the answer is this poll's own
            public boolean serves(Streamed<?> answer) {
                return poll.serves((O) answer.response());
            }
        };
    }
}
