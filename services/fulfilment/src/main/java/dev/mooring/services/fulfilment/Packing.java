package dev.mooring.services.fulfilment;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The work itself, which takes its time. In the example platform nothing is in the boxes. */
final class Packing {
    private final Duration time;

    Packing(Duration time) {
        this.time = time;
    }

    void pack(UUID order) throws InterruptedException {
        boolean never = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        if (never) {
            throw new IllegalStateException("order " + order + " was packed by nobody");
        }
    }
}
