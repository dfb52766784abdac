package dev.mooring.simulator;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** Calls an API's handlers without a wire, as one caller. */
public final class DirectCalls implements Api.Operations {
    public static final Caller CALLER = new Caller("123456789012", "us-east-1");

    private final Map<Class<?>, Api.Handler<?, ?>> handlers = new HashMap<>();
    private final Runnable beforeEach;

    /** @param beforeEach what the simulator does before each request: advance the timeline */
    public DirectCalls(Runnable beforeEach, Api... apis) {
        this.beforeEach = beforeEach;
        for (Api api : apis) {
            api.bind(this);
        }
    }

    @Override
    public <I extends SdkRequest, O extends SdkResponse> void on(Class<I> request, Api.Handler<I, O> handler) {
        if (handlers.putIfAbsent(request, handler) != null) {
            throw new IllegalStateException(request.getSimpleName() + " is bound twice");
        }
    }

    /** Without a wire nobody waits: the first answer is the answer. */
    @Override
    public <I extends SdkRequest, O extends SdkResponse> void onPoll(Class<I> request, Api.Poll<I, O> poll) {
        on(request, poll::answer);
    }

    @Override
    public <I extends SdkRequest, O extends SdkResponse> void onStream(
            Class<I> request, Api.StreamHandler<I, O> handler) {
        on(
                request,
                (I each, Caller caller) ->
                        handler.answer(each, new byte[0], caller).response());
    }

    @SuppressWarnings("unchecked")
    public <I extends SdkRequest, O extends SdkResponse> O call(I request, Class<O> response) {
        beforeEach.run();
        Api.Handler<I, O> handler = (Api.Handler<I, O>) handlers.get(request.getClass());
        if (handler == null) {
            throw new IllegalStateException(
                    "nobody answers " + request.getClass().getSimpleName());
        }
        return response.cast(handler.answer(request, CALLER));
    }
}
