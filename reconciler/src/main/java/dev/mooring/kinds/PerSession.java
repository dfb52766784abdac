package dev.mooring.kinds;

import dev.mooring.aws.AwsSession;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** One for each session, made when it is first asked for, kept as long as this: what learns from pass to pass. */
public final class PerSession<T> {
    private final ConcurrentMap<AwsSession, T> made = new ConcurrentHashMap<>();
    private final Function<AwsSession, T> maker;

    public PerSession(Function<AwsSession, T> maker) {
        this.maker = maker;
    }

    public T of(AwsSession session) {
        return made.computeIfAbsent(session, maker);
    }
}
