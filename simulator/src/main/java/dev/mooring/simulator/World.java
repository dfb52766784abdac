package dev.mooring.simulator;

import dev.mooring.simulator.time.Timeline;
import java.net.URI;

/**
 * What the APIs of one simulated AWS share.
 *
 * @param timeline the only clock, and what happens later
 * @param ids where made-up identifiers come from
 * @param endpoint where clients find the simulator: queue URLs begin with it
 */
public record World(Timeline timeline, Ids ids, URI endpoint) {}
