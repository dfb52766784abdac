package dev.mooring.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ctrl-C and SIGTERM, for a command that runs until somebody stops it: they are its ordinary end, after which it cleans up
 * and the process exits with the command's own code. A command that never waits for it is ended by them at once.
 */
final class Shutdown {
    private static final Duration CLEANING_UP = Duration.ofSeconds(20);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private volatile boolean awaited;

    /** One that only {@link #ask} brings about. */
    Shutdown() {}

    /** The process's own. */
    static Shutdown ofProcess() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::signalled, "shutdown"));
        return shutdown;
    }

    /** Returns when somebody stops the command. */
    void await() throws InterruptedException {
        awaited = true;
        asked.await();
    }

    /** As {@link #await()}, but not for longer than {@code patience}; false where it ran out. */
    boolean await(Duration patience) throws InterruptedException {
        awaited = true;
        return asked.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    void ask() {
        asked.countDown();
    }

    /** The command has cleaned up after itself. */
    void ended(int exit) {
        ended.complete(exit);
    }

    private void signalled() {
        if (!awaited || ended.isDone()) {
            return;
        }
        ask();
        try {
            Runtime.getRuntime().halt(ended.get(CLEANING_UP.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException unclean) {
            // The JVM ends all the same, with the signal's own code.
        }
    }
}
