package dev.mooring.simulator;

import dev.mooring.simulator.time.Timeline;

/**
 * What the APIs of one simulated AWS share.
 *
 * @param timeline the only clock, and what happens later
 * @param ids where made-up identifiers come from
 */
public record World(Timeline timeline, Ids ids) {}
