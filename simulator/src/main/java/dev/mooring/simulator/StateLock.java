package dev.mooring.simulator;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The one lock around all of the simulator's state, and the news that this state, or the time, has changed. */
final class StateLock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    <T> T hold(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Tries, and tries again after each change, until there is a result, which is itself a
     * change; the lock is free in between. */
    <T> T holdUntil(Supplier<Optional<T>> attempt) {
        lock.lock();
        try {
            Optional<T> result = attempt.get();
            while (result.isEmpty()) {
                changed.await();
                result = attempt.get();
            }
            changed.signalAll();
            return result.get();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw AwsErrors.of(503, "ServiceUnavailable", "The simulator is closing");
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all that wait for a change; the caller holds the lock. */
    void signalChange() {
        changed.signalAll();
    }
}
