package dev.mooring.simulator.cloudfront;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.model.InvalidationBatch;

/** Paths that the edges are to forget. */
final class Invalidation {
    private final String id;
    private final InvalidationBatch batch;
    private final Instant createdAt;
    private boolean completed;

    Invalidation(String id, InvalidationBatch batch, Instant createdAt) {
        this.id = id;
        this.batch = batch;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    InvalidationBatch batch() {
        return batch;
    }

    List<String> paths() {
        return batch.paths().items();
    }

    Instant createdAt() {
        return createdAt;
    }

    void complete() {
        completed = true;
    }

    boolean completed() {
        return completed;
    }

    String status() {
        return completed ? "Completed" : "InProgress";
    }
}
