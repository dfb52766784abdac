package dev.mooring.simulator.journal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last calls that were made, in a ring of bounded size. Thread-safe. */
public final class Journal {
    private final int capacity;
    private final Deque<Call> ring = new ArrayDeque<>();
    private long sequence;

    /** @param capacity how many calls are remembered */
    public Journal(int capacity) {
        this.capacity = capacity;
    }

    public synchronized void record(Instant time, String service, String operation, int status, String requestId) {
        if (ring.size() == capacity) {
            ring.removeFirst();
        }
        sequence++;
        ring.addLast(
                new Call(sequence, time, service, operation, !Reads.contains(service, operation), status, requestId));
    }

    /** The sequence number of the last call: a mark for {@link #after}. */
    public synchronized long mark() {
        return sequence;
    }

    /** The calls whose sequence number is greater than {@code mark}, as far as they are remembered. */
    public synchronized Calls after(long mark) {
        List<Call> calls = ring.stream().filter(call -> call.sequence() > mark).toList();
        return Calls.of(sequence, calls);
    }

    /** Forgets all calls, and counts from 1 again. */
    public synchronized void clear() {
        ring.clear();
        sequence = 0;
    }
}
