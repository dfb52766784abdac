package dev.mooring.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One state per account and Region, made when it is first asked for. */
public final class Regional<S> {
    private final Map<Caller, S> states = new LinkedHashMap<>();
    private final Function<Caller, S> fresh;

    public Regional(Function<Caller, S> fresh) {
        this.fresh = fresh;
    }

    public S of(Caller caller) {
        return states.computeIfAbsent(caller, fresh);
    }

    /** Every state that was ever asked for; none is made while this runs. */
    public void forEach(BiConsumer<Caller, S> work) {
        states.forEach(work);
    }
}
