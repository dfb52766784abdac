package dev.mooring.simulator.faults;

import java.util.List;

/**
 * What shall go wrong.
 *
 * @param seed of the dice
 * @param rules in order; the first that hits a call decides
 */
public record FaultPlan(long seed, List<FaultRule> rules) {
    public static final FaultPlan NONE = new FaultPlan(0, List.of());

    public static FaultPlan of(FaultRule... rules) {
        return new FaultPlan(0, List.of(rules));
    }
}
