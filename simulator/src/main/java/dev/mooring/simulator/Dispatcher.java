package dev.mooring.simulator;

import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.Faults;
import dev.mooring.simulator.journal.Journal;
import dev.mooring.simulator.limits.RateLimits;
import dev.mooring.simulator.time.Timeline;
import dev.mooring.simulator.wire.RoutedCall;
import dev.mooring.simulator.wire.WireReply;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Takes one AWS call from its request to its reply: faults that strike before, rate limits, the API's answer under the lock,
 * faults that strike after, the journal.
 */
final class Dispatcher {
    private record Question(Caller caller, SdkRequest request) {}

    private final StateLock lock;
    private final Faults faults;
    private final Journal journal;
    private final boolean throttling;

    Dispatcher(StateLock lock, Faults faults, Journal journal, boolean throttling) {
        this.lock = lock;
        this.faults = faults;
        this.journal = journal;
        this.throttling = throttling;
    }

    WireReply dispatch(RoutedCall call, Cloud cloud) {
        String operation = call.service() + ":" + call.operation();
        Optional<Fault> fault = faults.next(operation);
        String requestId = lock.hold(cloud.world().ids()::uuid);
        WireReply reply = fault.map(each -> strike(each, call, cloud, requestId))
                .orElseGet(() -> perform(call, cloud, requestId));
        int status = reply instanceof WireReply.Sent sent ? sent.status() : 0;
        Instant now = cloud.world().timeline().now();
        journal.record(now, call.service(), call.operation(), status, requestId);
        return reply;
    }

    private WireReply strike(Fault fault, RoutedCall call, Cloud cloud, String requestId) {
        return switch (fault) {
            case THROTTLE -> call.reply(call.throttled(), requestId);
            case SERVER_ERROR -> call.reply(internalError(), requestId);
            case DENY -> call.reply(call.denied(), requestId);
            case STALE_READ -> recall(call, cloud, requestId);
            case LOST_RESPONSE -> {
                perform(call, cloud, requestId);
                yield new WireReply.Dropped();
            }
            case SERVER_ERROR_AFTER -> {
                perform(call, cloud, requestId);
                yield call.reply(internalError(), requestId);
            }
            case CRASH_BEFORE -> {
                faults.crash();
                yield new WireReply.Dropped();
            }
            case CRASH_AFTER -> {
                perform(call, cloud, requestId);
                faults.crash();
                yield new WireReply.Dropped();
            }
        };
    }

    private WireReply.Sent perform(RoutedCall call, Cloud cloud, String requestId) {
        try {
            SdkRequest request = call.request();
            WireReply.Sent reply = answer(call, request, cloud, requestId);
            if (faults.remembersAnswers()) {
                faults.earlierAnswers().remember(new Question(call.caller(), request), reply);
            }
            return reply;
        } catch (AwsServiceException error) {
            return call.reply(error, requestId);
        }
    }

    private WireReply.Sent answer(RoutedCall call, SdkRequest request, Cloud cloud, String requestId) {
        try {
            return call.reply(answer(call, request, cloud), requestId);
        } catch (AwsServiceException error) {
            return call.reply(error, requestId);
        }
    }

    private Streamed<?> answer(RoutedCall call, SdkRequest request, Cloud cloud) {
        Timeline timeline = cloud.world().timeline();
        Instant deadline = lock.hold(() -> {
            timeline.advance();
            admit(call, cloud.limits(), timeline.now());
            return timeline.now().plus(call.patience(request));
        });
        return lock.<Streamed<?>>holdUntil(() -> {
            timeline.advance();
            Streamed<?> answer = call.answer(request);
            boolean last = call.serves(answer) || !timeline.now().isBefore(deadline);
            return last ? Optional.of(answer) : Optional.empty();
        });
    }

    private void admit(RoutedCall call, RateLimits limits, Instant now) {
        if (throttling && !limits.admit(call.caller(), call.service() + ":" + call.operation(), now)) {
            throw call.throttled();
        }
    }

    private WireReply recall(RoutedCall call, Cloud cloud, String requestId) {
        Optional<WireReply.Sent> earlier;
        try {
            Question question = new Question(call.caller(), call.request());
            earlier = faults.earlierAnswers().recall(question, WireReply.Sent.class);
        } catch (AwsServiceException malformed) {
            earlier = Optional.empty();
        }
        return earlier.orElseGet(() -> perform(call, cloud, requestId));
    }

    private static AwsServiceException internalError() {
        return AwsErrors.of(
                500,
                "InternalFailure",
                "The request processing has failed because of an unknown error, exception or failure.");
    }
}
