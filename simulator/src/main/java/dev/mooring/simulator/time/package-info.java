/** The simulator's only clock. State moves when this clock moves, in tests by hand and in the demo by a ticker. */
@NullMarked
package dev.mooring.simulator.time;

import org.jspecify.annotations.NullMarked;
