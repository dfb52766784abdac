package dev.mooring.simulator;

import dev.mooring.simulator.limits.RateLimits;
import dev.mooring.simulator.wire.Router;
import java.util.List;

/** One simulated AWS from its beginning to the next reset. */
record Cloud(World world, List<Api> apis, Router router, RateLimits limits) {

    static Cloud empty(World world, Apis apis) {
        List<Api> all = apis.in(world);
        return new Cloud(world, all, new Router(all), new RateLimits());
    }
}
