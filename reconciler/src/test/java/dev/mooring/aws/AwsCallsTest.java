package dev.mooring.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

final class AwsCallsTest {
    private static final String READ = "ecs:DescribeServices";

    private final VirtualStopwatch stopwatch = new VirtualStopwatch();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AwsCalls calls = calls(ApiLimits.none());

    private AwsCalls calls(ApiLimits limits) {
        return new AwsCalls(limits, Patience.STANDARD, stopwatch, new Random(1), meters);
    }

    @AfterEach
    void noInterruptionIsLeftOver() {
        assertThat(Thread.interrupted()).isFalse();
    }

    /** Answers in turn: an exception is thrown, anything else returned. */
    private static final class Script implements Supplier<String> {
        private final Deque<Object> answers;
        private int asked;

        Script(Object... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public String get() {
            asked++;
            Object next = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
            if (next instanceof RuntimeException thrown) {
                throw thrown;
            }
            return (String) next;
        }
    }

    private static AwsServiceException error(int status, String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("because of " + code)
                        .build())
                .build();
    }

    @Nested
    final class Retrying {
        @Test
        void an_answer_is_an_answer() {
            Script script = new Script("ok");

            assertThat(calls.call(READ, script)).isEqualTo(Either.right("ok"));
            assertThat(script.asked).isEqualTo(1);
            assertThat(stopwatch.pauses()).isEmpty();
        }

        @Test
        void faults_that_pass_are_waited_out() {
            Script script = new Script(error(500, "InternalFailure"), error(400, "ThrottlingException"), "ok");

            assertThat(calls.call(READ, script)).isEqualTo(Either.right("ok"));
            assertThat(script.asked).isEqualTo(3);
        }

        @Test
        void refusals_are_not_asked_again() {
            Script denied = new Script(error(403, "AccessDeniedException"));
            Script invalid = new Script(error(400, "InvalidParameterException"));

            assertThat(calls.call(READ, denied).getLeft()).isInstanceOf(Failure.Denied.class);
            assertThat(calls.call(READ, invalid).getLeft()).isInstanceOf(Failure.Terminal.class);
            assertThat(denied.asked + invalid.asked).isEqualTo(2);
        }

        @Test
        void the_last_fault_is_the_answer_when_the_attempts_are_used_up() {
            Script script = new Script(error(503, "ServiceUnavailable"));

            Failure failure = calls.call(READ, script).getLeft();

            assertThat(failure).isInstanceOf(Failure.Transient.class);
            assertThat(failure.code()).isEqualTo("ServiceUnavailable");
            assertThat(failure.operation()).isEqualTo(READ);
            assertThat(script.asked).isEqualTo(Patience.STANDARD.attempts());
        }

        @Test
        void waits_are_random_and_grow_to_a_bound() {
            Patience patience = new Patience(9, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofHours(1));
            new AwsCalls(ApiLimits.none(), patience, stopwatch, new Random(7), meters)
                    .call(READ, new Script(error(500, "InternalFailure")));

            List<Duration> pauses = stopwatch.pauses();
            assertThat(pauses).hasSize(8).doesNotHaveDuplicates();
            for (int attempt = 0; attempt < pauses.size(); attempt++) {
                long bound = Math.min(2000, 100L << attempt);
                assertThat(pauses.get(attempt)).isBetween(Duration.ZERO, Duration.ofMillis(bound));
            }
        }

        @Test
        void no_wait_goes_beyond_the_deadline() {
            Patience patience =
                    new Patience(1000, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofSeconds(20));
            long start = stopwatch.nanos();
            new AwsCalls(ApiLimits.none(), patience, stopwatch, new Random(7), meters)
                    .call(READ, new Script(error(500, "InternalFailure")));

            assertThat(Duration.ofNanos(stopwatch.nanos() - start)).isLessThanOrEqualTo(Duration.ofSeconds(20));
            assertThat(stopwatch.pauses()).hasSizeGreaterThan(2);
        }

        @Test
        void an_interruption_ends_the_waits() {
            Script script = new Script(error(500, "InternalFailure"), "ok");
            Thread.currentThread().interrupt();

            assertThat(calls.call(READ, script).isLeft()).isTrue();
            assertThat(script.asked).isEqualTo(1);
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void a_write_that_would_be_done_twice_is_tried_again_only_if_it_was_not_done() {
            Script throttled = new Script(error(400, "ThrottlingException"), "ok");
            Script lost = new Script(error(500, "InternalFailure"), "ok");

            assertThat(calls.callOnce("ecs:RegisterTaskDefinition", throttled)).isEqualTo(Either.right("ok"));
            assertThat(calls.callOnce("ecs:RegisterTaskDefinition", lost).getLeft())
                    .isInstanceOf(Failure.Transient.class);
            assertThat(lost.asked).isEqualTo(1);
        }

        @Test
        void exceptions_that_are_not_the_sdks_stop_here_too() {
            Failure failure = calls.call(READ, new Script(new IllegalArgumentException("cpu must be a number")))
                    .getLeft();

            assertThat(failure)
                    .isEqualTo(new Failure.Terminal(READ, "IllegalArgumentException", "cpu must be a number"));
        }
    }

    @Nested
    final class Breaking {
        private final Script broken = new Script(error(503, "ServiceUnavailable"));

        private void breakDown() {
            for (int i = 0; i < 4; i++) {
                calls.call(READ, broken);
            }
        }

        @Test
        void calls_that_keep_failing_are_no_longer_sent() {
            breakDown();
            int asked = broken.asked;

            Failure failure = calls.call(READ, broken).getLeft();

            assertThat(broken.asked).isEqualTo(asked);
            assertThat(failure).isInstanceOf(Failure.Transient.class);
            assertThat(failure.message()).contains("ServiceUnavailable");
            assertThat(meters.get("mooring.aws.breaker.open").gauge().value()).isEqualTo(1);
        }

        @Test
        void after_a_while_one_is_tried_and_its_success_opens_the_way() {
            breakDown();
            stopwatch.advance(Duration.ofSeconds(16));
            Script healed = new Script("ok");

            for (int i = 0; i < 3; i++) {
                assertThat(calls.call(READ, healed)).isEqualTo(Either.right("ok"));
            }
            assertThat(meters.get("mooring.aws.breaker.open").gauge().value()).isZero();
        }

        @Test
        void other_buckets_are_not_concerned() {
            breakDown();

            assertThat(calls.call("sqs:ListQueues", new Script("ok"))).isEqualTo(Either.right("ok"));
        }

        @Test
        void calls_that_we_gave_up_ourselves_do_not_break_anything() {
            for (int i = 0; i < 50; i++) {
                calls.call(READ, () -> {
                    Thread.currentThread().interrupt();
                    throw AbortedException.create("given up");
                });
                assertThat(Thread.interrupted()).isTrue();
            }

            assertThat(calls.call(READ, new Script("ok"))).isEqualTo(Either.right("ok"));
        }

        @Test
        void refusals_do_not_break_anything() {
            for (int i = 0; i < 50; i++) {
                calls.call(READ, new Script(error(400, "InvalidParameterException")));
                calls.call(READ, new Script(error(403, "AccessDeniedException")));
            }

            assertThat(calls.call(READ, new Script("ok"))).isEqualTo(Either.right("ok"));
        }
    }

    @Nested
    final class Pacing {
        private final AwsCalls paced = calls(ApiLimits.published());

        @Test
        void calls_beyond_the_bucket_wait_for_their_turn() {
            long start = stopwatch.nanos();
            for (int i = 0; i < 40; i++) {
                paced.call("ecs:RegisterTaskDefinition", new Script("ok"));
            }

            assertThat(Duration.ofNanos(stopwatch.nanos() - start))
                    .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
        }

        @Test
        void throttling_halves_the_pace_and_answers_bring_it_back() {
            paced.call(READ, new Script(error(400, "ThrottlingException"), "ok"));
            double slowed = pace();
            for (int i = 0; i < 2000; i++) {
                paced.call(READ, new Script("ok"));
            }

            assertThat(slowed).isEqualTo(25);
            assertThat(pace()).isEqualTo(50);
        }

        @Test
        void many_refusals_at_once_count_as_one() {
            Pace pace = new Pace(ApiLimits.published().of(READ), Duration.ofMinutes(1), stopwatch);
            for (int i = 0; i < 5; i++) {
                pace.throttled();
            }
            int afterOneMoment = pace.perPeriod();
            stopwatch.advance(Duration.ofSeconds(3));
            pace.throttled();

            assertThat(afterOneMoment).isEqualTo(25);
            assertThat(pace.perPeriod()).isEqualTo(12);
        }

        @Test
        void a_turn_that_is_too_far_away_is_refused_at_once() {
            AwsCalls impatient = new AwsCalls(
                    ApiLimits.published(),
                    new Patience(3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO),
                    stopwatch,
                    new Random(1),
                    meters);
            Script script = new Script("ok");
            Failure failure = null;
            for (int i = 0; i < 11; i++) {
                failure = impatient.call("ecs:RegisterTaskDefinition", script).fold(refused -> refused, ok -> null);
            }

            assertThat(failure).isInstanceOf(Failure.Throttled.class).returns("PaceExceeded", Failure::code);
            assertThat(script.asked).isEqualTo(10);
        }

        private double pace() {
            return meters.get("mooring.aws.pace")
                    .tag("bucket", "ecs-services-read")
                    .gauge()
                    .value();
        }
    }

    @Nested
    final class Finding {
        @Test
        void an_object_that_is_not_there_is_none() {
            Either<Failure, Option<String>> answer = calls.find(
                    "sqs:GetQueueUrl",
                    () -> {
                        throw QueueDoesNotExistException.builder()
                                .statusCode(400)
                                .build();
                    },
                    QueueDoesNotExistException.class);

            assertThat(answer).isEqualTo(Either.right(Option.none()));
        }

        @Test
        void an_object_that_nobody_could_look_for_is_not_absent() {
            Either<Failure, Option<String>> answer = calls.find(
                    "ecs:DescribeTaskDefinition",
                    () -> {
                        throw error(400, "ClientException").toBuilder()
                                .awsErrorDetails(AwsErrorDetails.builder()
                                        .errorCode("ClientException")
                                        .errorMessage("Rate exceeded")
                                        .build())
                                .build();
                    },
                    AwsServiceException.class);

            assertThat(answer.getLeft()).isInstanceOf(Failure.Throttled.class);
        }

        @Test
        void any_other_error_is_not_absence() {
            Either<Failure, Option<String>> answer = calls.find(
                    "sqs:GetQueueUrl", new Script(error(400, "InvalidAddress")), QueueDoesNotExistException.class);

            assertThat(answer.getLeft().code()).isEqualTo("InvalidAddress");
        }
    }

    @Nested
    final class Paging {
        @Test
        void every_page_is_asked_for_once_in_order() {
            assertThat(calls.pages(READ, token -> token.getOrElse("first"), page -> switch (page) {
                        case "first" -> "second";
                        case "second" -> "third";
                        default -> "";
                    }))
                    .isEqualTo(Either.right(io.vavr.collection.Vector.of("first", "second", "third")));
        }

        @Test
        void a_page_that_fails_fails_the_listing() {
            Either<Failure, ?> answer = calls.pages(
                    READ,
                    token -> {
                        if (token.isDefined()) {
                            throw error(400, "InvalidToken");
                        }
                        return "first";
                    },
                    page -> "second");

            assertThat(answer.getLeft().code()).isEqualTo("InvalidToken");
        }
    }

    @Test
    void every_attempt_is_counted_by_api_operation_and_outcome() {
        calls.call(READ, new Script(error(500, "InternalFailure"), error(400, "Throttling"), "ok"));
        calls.call(READ, new Script(error(403, "AccessDenied")));

        for (String outcome : List.of("transient", "throttled", "ok", "denied")) {
            assertThat(meters.get("mooring.aws.calls")
                            .tag("api", "ecs")
                            .tag("operation", "DescribeServices")
                            .tag("outcome", outcome)
                            .timer()
                            .count())
                    .as(outcome)
                    .isEqualTo(1);
        }
    }
}
