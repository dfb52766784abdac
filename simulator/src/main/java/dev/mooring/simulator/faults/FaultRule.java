package dev.mooring.simulator.faults;

import java.util.Set;

/**
 * Which calls suffer a fault: those whose operation fits, and whose index among the fitting calls is listed, or else less
 * than {@code count}, and whom the dice hit.
 *
 * @param operation {@code ecs:CreateService}; {@code *} stands for any text
 * @param calls indexes from 0, counted since the plan was installed; empty for any
 * @param count how many of the fitting calls suffer at most
 * @param probability from 0 to 1, by the plan's seed
 */
public record FaultRule(Fault fault, String operation, Set<Long> calls, long count, double probability) {

    /** Every call that fits. */
    public static FaultRule always(Fault fault, String operation) {
        return new FaultRule(fault, operation, Set.of(), Long.MAX_VALUE, 1);
    }

    /** The first {@code count} calls that fit. */
    public static FaultRule first(long count, Fault fault, String operation) {
        return new FaultRule(fault, operation, Set.of(), count, 1);
    }

    /** The one call with this index among those that fit, counting from 0. */
    public static FaultRule at(long index, Fault fault, String operation) {
        return new FaultRule(fault, operation, Set.of(index), 1, 1);
    }

    /** A share of the calls that fit. */
    public static FaultRule sometimes(double probability, Fault fault, String operation) {
        return new FaultRule(fault, operation, Set.of(), Long.MAX_VALUE, probability);
    }

    boolean fits(String name) {
        return Wildcard.matches(operation, name);
    }
}
