package dev.mooring.simulator.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last answer to each request, for stale reads to give again; of the least recent ones nothing is kept. Thread-safe. */
public final class EarlierAnswers {
    private final Map<Object, Object> answers;

    EarlierAnswers(int capacity) {
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > capacity;
            }
        };
    }

    /** @param request whatever makes two requests the same */
    public synchronized <T> Optional<T> recall(Object request, Class<T> type) {
        return Optional.ofNullable(answers.get(request)).map(type::cast);
    }

    public synchronized void remember(Object request, Object answer) {
        answers.put(request, answer);
    }
}
