package dev.mooring.aws;

import dev.mooring.resource.Failure;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Every call to one account and Region goes through here, and only here is a call tried again: at AWS's own pace, past a
 * breaker, with growing waits of random length, up to a deadline. Answers are values; no exception of the SDK comes out.
 *
 * <p>Operations carry IAM's action names ({@code ecs:DescribeServices}, {@code elasticloadbalancing:DescribeRules}, {@code
 * tag:GetResources}), so that a refusal names what to grant. Calls block their thread: use virtual ones. An interruption
 * ends a call's waits at once.
 */
public final class AwsCalls {
    private final ApiLimits limits;
    private final Patience patience;
    private final Stopwatch stopwatch;
    private final RandomGenerator random;
    private final MeterRegistry meters;
    private final ConcurrentMap<String, Gate> gateByOperation = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Gate> gateByBucket = new ConcurrentHashMap<>();

    public AwsCalls(
            ApiLimits limits, Patience patience, Stopwatch stopwatch, RandomGenerator random, MeterRegistry meters) {
        this.limits = limits;
        this.patience = patience;
        this.stopwatch = stopwatch;
        this.random = random;
        this.meters = meters;
    }

    /** AWS's answer, or why there is none. For reads, and for writes that may be done twice. */
    public <T> Either<Failure, T> call(String operation, Supplier<T> sdkCall) {
        return call(operation, sdkCall, Failure::passes);
    }

    /**
     * As {@link #call}, for a write that would be done twice: once it may have reached AWS, it is not sent again, and the
     * next look tells what became of it.
     */
    public <T> Either<Failure, T> callOnce(String operation, Supplier<T> sdkCall) {
        return call(operation, sdkCall, Failure.Throttled.class::isInstance);
    }

    private <T> Either<Failure, T> call(String operation, Supplier<T> sdkCall, Predicate<Failure> again) {
        Gate gate = gate(operation);
        long start = stopwatch.nanos();
        Retry.AsyncContext<Either<Failure, T>> attempts = gate.attempts();
        while (true) {
            Either<Failure, T> answer = gate.pass(operation, sdkCall);
            boolean settled = answer.fold(failure -> !again.test(failure), ignored -> true) || gate.isRefusal(answer);
            long waitMillis = settled ? -1 : attempts.onResult(answer);
            if (waitMillis < 0 || Thread.currentThread().isInterrupted()) {
                return answer;
            }
            Duration wait = Duration.ofMillis(waitMillis);
            Duration spent = Duration.ofNanos(stopwatch.nanos() - start).plus(wait);
            if (spent.compareTo(patience.deadline()) > 0 || !gate.paused(wait)) {
                return answer;
            }
        }
    }

    /**
     * As {@link #call}, for objects that may not be there: where AWS refuses with one of these errors, the answer is none.
     * AWS throttles and denies with the same errors at times (ECS's ClientException); that is never absence.
     */
    @SafeVarargs
    public final <T> Either<Failure, Option<T>> find(
            String operation, Supplier<T> sdkCall, Class<? extends SdkException>... meaningAbsent) {
        return call(operation, () -> {
            try {
                return Option.some(sdkCall.get());
            } catch (SdkException answer) {
                if (FailureClassifier.classify(operation, answer) instanceof Failure.Terminal) {
                    for (Class<?> absent : meaningAbsent) {
                        if (absent.isInstance(answer)) {
                            return Option.none();
                        }
                    }
                }
                throw answer;
            }
        });
    }

    /**
     * Every page of a listing, one call each.
     *
     * @param page makes the call for the page that a token stands for, the first where there is none
     * @param next the token of the page that follows; null or empty after the last
     */
    public <T> Either<Failure, Seq<T>> pages(
            String operation, Function<Option<String>, T> page, Function<T, @Nullable String> next) {
        Vector<T> pages = Vector.empty();
        Option<String> token = Option.none();
        do {
            Option<String> here = token;
            Either<Failure, T> answer = call(operation, () -> page.apply(here));
            if (answer.isLeft()) {
                return Either.left(answer.getLeft());
            }
            pages = pages.append(answer.get());
            token = Option.of(next.apply(answer.get())).filter(given -> !given.isEmpty());
        } while (token.isDefined());
        return Either.right(pages);
    }

    private Gate gate(String operation) {
        return gateByOperation.computeIfAbsent(operation, name -> {
            ApiLimits.Limit limit = limits.of(name);
            return gateByBucket.computeIfAbsent(
                    limit.name(), bucket -> new Gate(limit, patience, stopwatch, random, meters));
        });
    }
}
