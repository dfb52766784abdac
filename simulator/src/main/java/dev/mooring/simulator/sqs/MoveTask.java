package dev.mooring.simulator.sqs;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

/** Dead letters on their way back, or to another queue. */
final class MoveTask {
    private final String id;
    private final String sourceArn;
    private final @Nullable String destinationArn;
    private final @Nullable Integer perSecond;
    private final Instant startedAt;
    private final long toMove;
    private long moved;
    private String status = "RUNNING";
    private Optional<String> failure = Optional.empty();

    MoveTask(
            String id,
            String sourceArn,
            @Nullable String destinationArn,
            @Nullable Integer perSecond,
            Instant startedAt,
            long toMove) {
        this.id = id;
        this.sourceArn = sourceArn;
        this.destinationArn = destinationArn;
        this.perSecond = perSecond;
        this.startedAt = startedAt;
        this.toMove = toMove;
    }

    String id() {
        return id;
    }

    String sourceArn() {
        return sourceArn;
    }

    Optional<String> destinationArn() {
        return Optional.ofNullable(destinationArn);
    }

    /** How many messages go at once, before a second's pause. */
    int perSecond() {
        return perSecond == null ? 500 : perSecond;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean isRunning() {
        return status.equals("RUNNING");
    }

    long moved() {
        return moved;
    }

    void moveOne() {
        moved++;
    }

    void complete() {
        status = "COMPLETED";
    }

    void cancel() {
        status = "CANCELLED";
    }

    void fail(String reason) {
        status = "FAILED";
        failure = Optional.of(reason);
    }

    /** A task handle can be had only while the task runs. */
    ListMessageMoveTasksResultEntry show(String taskHandle) {
        return ListMessageMoveTasksResultEntry.builder()
                .taskHandle(isRunning() ? taskHandle : null)
                .status(status)
                .sourceArn(sourceArn)
                .destinationArn(destinationArn)
                .maxNumberOfMessagesPerSecond(perSecond)
                .approximateNumberOfMessagesMoved(moved)
                .approximateNumberOfMessagesToMove(toMove)
                .startedTimestamp(startedAt.toEpochMilli())
                .failureReason(failure.orElse(null))
                .build();
    }
}
