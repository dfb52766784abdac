package dev.mooring.daemon.http;

import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Event;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The open event streams, each with a thread of its own that may block on a slow client. A stream that falls behind misses
 * statuses, never events: it asks the newest status for what happened since the last event that it sent.
 */
public final class EventStreams implements AutoCloseable {
    private static final int MAX_STREAMS = 256;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Set<SseEventSink> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * What a client wants to hear.
     *
     * @param lastSeen the sequence of the last event that it knows
     * @param statuses how the environment is, beside what happens to it
     */
    record Wish(long lastSeen, boolean statuses) {}

    void open(Steward steward, Wish wish, SseEventSink sink, Sse sse) {
        if (closed || open.size() >= MAX_STREAMS) {
            throw new ServiceUnavailableException("there are " + MAX_STREAMS + " event streams already");
        }
        open.add(sink);
        Thread thread = Thread.ofVirtual().name("events").unstarted(() -> run(steward, wish, sink, sse));
        threads.add(thread);
        thread.start();
    }

    private void run(Steward steward, Wish wish, SseEventSink sink, Sse sse) {
        BlockingQueue<EnvironmentStatus> newest = new ArrayBlockingQueue<>(1);
        Steward.Subscription subscription = steward.follow(status -> replace(newest, status));
        try (sink) {
            long last = wish.lastSeen();
            replace(newest, steward.status());
            while (!closed && !sink.isClosed()) {
                @Nullable EnvironmentStatus status = newest.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
                if (status == null) {
                    send(sink, sse.newEventBuilder().comment("still here").build());
                } else {
                    last = sendAfter(last, status, sink, sse);
                    if (wish.statuses()) {
                        send(sink, statusEvent(status, sse));
                    }
                }
            }
        } catch (InterruptedException | CompletionException over) {
            // The daemon stops, or the client has gone: either way there is nobody left to tell.
        } finally {
            subscription.close();
            open.remove(sink);
            threads.remove(Thread.currentThread());
        }
    }

    private static synchronized void replace(BlockingQueue<EnvironmentStatus> newest, EnvironmentStatus status) {
        newest.poll();
        newest.add(status);
    }

    private static long sendAfter(long last, EnvironmentStatus status, SseEventSink sink, Sse sse) {
        long sent = last;
        for (Event event : status.eventsAfter(last)) {
            send(
                    sink,
                    sse.newEventBuilder()
                            .id(Long.toString(event.sequence()))
                            .name(event.type().toString())
                            .mediaType(MediaType.APPLICATION_JSON_TYPE)
                            .data(EventView.of(event))
                            .build());
            sent = event.sequence();
        }
        return sent;
    }

    private static OutboundSseEvent statusEvent(EnvironmentStatus status, Sse sse) {
        return sse.newEventBuilder()
                .name("Status")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(EnvironmentView.of(status))
                .build();
    }

    private static void send(SseEventSink sink, OutboundSseEvent event) {
        sink.send(event).toCompletableFuture().join();
    }

    /** Ends every stream, so that a server that stops need not wait for clients that never leave by themselves. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
