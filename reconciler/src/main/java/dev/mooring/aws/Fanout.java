package dev.mooring.aws;

import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Asks the same of many objects, where AWS's API takes only one a call; {@link AwsCalls} still sets the pace. */
public interface Fanout {

    /** An answer for every key, in the keys' order. */
    <K, V> Map<K, V> each(Seq<K> keys, Function<K, V> ask);

    /** One after another, on the caller's thread. */
    static Fanout inTurn() {
        return new Fanout() {
            @Override
            public <K, V> Map<K, V> each(Seq<K> keys, Function<K, V> ask) {
                return LinkedHashMap.ofEntries(keys.map(key -> Tuple.of(key, ask.apply(key))));
            }
        };
    }

    /**
     * Each on a virtual thread, at most {@code atOnce} of them at work.
     *
     * @throws CancellationException from {@link #each} when the caller is interrupted; calls under way are interrupted too
     */
    static Fanout virtual(int atOnce) {
        return new Fanout() {
            @Override
            public <K, V> Map<K, V> each(Seq<K> keys, Function<K, V> ask) {
                Semaphore permits = new Semaphore(atOnce);
                List<Callable<V>> calls = keys.map(key -> permitted(permits, () -> ask.apply(key)))
                        .toJavaList();
                Map<K, V> answers = LinkedHashMap.empty();
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    List<Future<V>> asked = threads.invokeAll(calls);
                    for (int index = 0; index < keys.size(); index++) {
                        answers = answers.put(keys.get(index), asked.get(index).get());
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                } catch (ExecutionException failed) {
                    throw new IllegalStateException(failed.getCause());
                }
                return answers;
            }
        };
    }

    private static <V> Callable<V> permitted(Semaphore permits, Callable<V> call) {
        return () -> {
            permits.acquire();
            try {
                return call.call();
            } finally {
                permits.release();
            }
        };
    }
}
