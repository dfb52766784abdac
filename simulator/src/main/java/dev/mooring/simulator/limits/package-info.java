/** How fast AWS lets a caller call: its published rates, as token buckets on the simulator's clock. */
@NullMarked
package dev.mooring.simulator.limits;

import org.jspecify.annotations.NullMarked;
