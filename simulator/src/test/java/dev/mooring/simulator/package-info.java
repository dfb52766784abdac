/** Tests of the simulator's vocabulary, and what its rooms' tests share. */
@NullMarked
package dev.mooring.simulator;

import org.jspecify.annotations.NullMarked;
