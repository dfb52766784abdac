package dev.mooring.engine;

import io.vavr.collection.Seq;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Runs independent tasks and returns when all have ended. */
public interface Workers {

    void run(Seq<? extends Runnable> tasks);

    /** One after another, on the caller's thread. */
    static Workers inTurn() {
        return tasks -> tasks.forEach(Runnable::run);
    }

    /**
     * Each on a virtual thread, at most {@code atOnce} of them at work.
     *
     * @throws CancellationException from {@link #run} when the caller is interrupted; tasks under way are interrupted too
     */
    static Workers virtual(int atOnce) {
        return tasks -> {
            Semaphore permits = new Semaphore(atOnce);
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Void>> permitted =
                        tasks.map(task -> permitted(permits, task)).toJavaList();
                for (Future<Void> ended : executor.invokeAll(permitted)) {
                    ended.get();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        };
    }

    private static Callable<Void> permitted(Semaphore permits, Runnable task) {
        return () -> {
            permits.acquire();
            try {
                task.run();
            } finally {
                permits.release();
            }
            return null;
        };
    }
}
