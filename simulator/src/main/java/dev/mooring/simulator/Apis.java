package dev.mooring.simulator;

import java.util.List;

/** Makes a set of APIs, empty of state, in a world; the simulator does so when it starts and at every reset. */
@FunctionalInterface
public interface Apis {
    List<Api> in(World world);
}
