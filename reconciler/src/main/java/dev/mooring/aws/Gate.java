package dev.mooring.aws;

import dev.mooring.resource.Failure;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The way to the operations of one of AWS's buckets: their pace, their breaker, their waits between attempts. */
final class Gate {
    private static final String OPEN = "CircuitOpen";
    private static final String PACE = "PaceExceeded";
    private static final Duration BREAK = Duration.ofSeconds(15);

    private final String bucket;
    private final Pace pace;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final Patience patience;
    private final Stopwatch stopwatch;
    private final MeterRegistry meters;
    private volatile String lastFault = "";

    Gate(ApiLimits.Limit limit, Patience patience, Stopwatch stopwatch, RandomGenerator random, MeterRegistry meters) {
        this.bucket = limit.name();
        this.patience = patience;
        this.stopwatch = stopwatch;
        this.meters = meters;
        this.pace = new Pace(limit, patience.deadline(), stopwatch);
        this.breaker = CircuitBreaker.of(
                bucket,
                CircuitBreakerConfig.custom()
                        .slidingWindow(20, 10, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(BREAK)
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .recordResult(Gate::passesLater)
                        .clock(stopwatch.clock())
                        .build());
        this.retry = Retry.of(
                bucket,
                RetryConfig.<Either<Failure, ?>>custom()
                        .maxAttempts(patience.attempts())
                        .retryOnResult(Gate::passesLater)
                        .intervalBiFunction((attempt, result) -> jitteredMillis(attempt, random))
                        .build());
        Gauge.builder("mooring.aws.breaker.open", breaker, Gate::openness)
                .description("1 while no call is let through, 0.5 while a few are tried, 0 else")
                .tag("bucket", bucket)
                .register(meters);
        Gauge.builder("mooring.aws.pace", pace, Pace::perPeriod)
                .description("calls that may go in one period of the bucket; falls when AWS throttles")
                .tag("bucket", bucket)
                .register(meters);
    }

    /** A new count of attempts; it says how many milliseconds to wait before the next one, or less than 0 to stop. */
    <T> Retry.AsyncContext<Either<Failure, T>> attempts() {
        return retry.asyncContext();
    }

    /** One attempt, when its turn has come. */
    <T> Either<Failure, T> pass(String operation, Supplier<T> sdkCall) {
        long turn = pace.reserve();
        if (turn < 0) {
            return Either.left(new Failure.Throttled(
                    operation,
                    PACE,
                    "waited for by more calls than AWS's limit lets through in "
                            + patience.deadline().toSeconds() + " s"));
        }
        Timer.builder("mooring.aws.waits")
                .description("waits for a turn in the bucket's pace")
                .tag("bucket", bucket)
                .register(meters)
                .record(turn, TimeUnit.NANOSECONDS);
        if (!paused(Duration.ofNanos(turn))) {
            return Either.left(FailureClassifier.interrupted(operation));
        }
        if (!breaker.tryAcquirePermission()) {
            return Either.left(new Failure.Transient(
                    operation,
                    OPEN,
                    "not sent, since most calls before it failed; tried again within " + BREAK.toSeconds()
                            + " s. The last one: " + lastFault));
        }
        long start = stopwatch.nanos();
        Either<Failure, T> answer = attempt(operation, sdkCall);
        long elapsed = stopwatch.nanos() - start;
        if (Thread.currentThread().isInterrupted()) {
            breaker.releasePermission(); // given up by us: it tells nothing about AWS
        } else {
            breaker.onResult(elapsed, TimeUnit.NANOSECONDS, answer);
            learn(answer);
        }
        timer(operation, answer).record(elapsed, TimeUnit.NANOSECONDS);
        return answer;
    }

    /** Whether the attempt was not sent at all, so that another one is no use yet. */
    boolean isRefusal(Either<Failure, ?> answer) {
        return answer.fold(
                failure -> failure.code().equals(OPEN) || failure.code().equals(PACE), ignored -> false);
    }

    /** False if an interruption cut the pause short; the thread stays interrupted. */
    boolean paused(Duration duration) {
        try {
            if (duration.isPositive()) {
                stopwatch.pause(duration);
            }
            return true;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> Either<Failure, T> attempt(String operation, Supplier<T> sdkCall) {
        try {
            return Either.right(sdkCall.get());
        } catch (RuntimeException thrown) {
            return Either.left(FailureClassifier.classify(operation, thrown));
        }
    }

    private void learn(Either<Failure, ?> answer) {
        if (answer.isRight()) {
            pace.answered();
            return;
        }
        Failure failure = answer.getLeft();
        if (failure instanceof Failure.Throttled) {
            pace.throttled();
        }
        if (failure.passes()) {
            lastFault = failure.code() + ": " + failure.message();
        }
    }

    private Timer timer(String operation, Either<Failure, ?> answer) {
        String outcome =
                answer.fold(failure -> failure.getClass().getSimpleName().toLowerCase(Locale.ROOT), ignored -> "ok");
        int colon = operation.indexOf(':');
        return Timer.builder("mooring.aws.calls")
                .description("attempts that were sent to AWS")
                .tag("api", operation.substring(0, Math.max(0, colon)))
                .tag("operation", operation.substring(colon + 1))
                .tag("outcome", outcome)
                .register(meters);
    }

    private static boolean passesLater(Object answer) {
        return answer instanceof Either<?, ?> either
                && either.isLeft()
                && either.getLeft() instanceof Failure failure
                && failure.passes();
    }

    /** Full jitter: anything from nothing to the whole wait, so that those who failed together do not come back together. */
    private long jitteredMillis(int attempt, RandomGenerator random) {
        long doubled = patience.firstWait().toMillis() << Math.min(attempt - 1, 20);
        return random.nextLong(Math.min(patience.longestWait().toMillis(), doubled) + 1);
    }

    private static double openness(CircuitBreaker breaker) {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> 1;
            case HALF_OPEN -> 0.5;
            case CLOSED, DISABLED, METRICS_ONLY -> 0;
        };
    }
}
