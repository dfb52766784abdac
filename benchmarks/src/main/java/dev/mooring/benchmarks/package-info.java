/**
 * How long Mooring takes and what it costs, measured from outside (launch), from the engine's door (a steady pass against the
 * simulator in a process of its own) and inside (the plan alone, JMH). Measures and prints; asserts nothing.
 */
@NullMarked
package dev.mooring.benchmarks;

import org.jspecify.annotations.NullMarked;
