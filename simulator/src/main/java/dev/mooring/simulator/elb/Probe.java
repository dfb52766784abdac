package dev.mooring.simulator.elb;

import java.time.Duration;

/** How a target answers health checks. */
public sealed interface Probe {

    /** Answers as its target group wishes once it has been up for {@code startup}. */
    record Answers(Duration startup) implements Probe {}

    /**
     * Never answers as its target group wishes.
     *
     * @param description what DescribeTargetHealth says of it, such as {@code Health checks failed with these codes: [503]}
     */
    record Fails(String description) implements Probe {}
}
