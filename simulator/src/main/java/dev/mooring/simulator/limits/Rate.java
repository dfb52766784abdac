package dev.mooring.simulator.limits;

/**
 * @param burst calls at once, from a full bucket
 * @param perSecond calls a second, sustained
 */
record Rate(double burst, double perSecond) {}
