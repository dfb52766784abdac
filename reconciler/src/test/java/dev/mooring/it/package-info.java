/**
 * The packaged jar as people run it: processes, signals, real HTTP, a real git repository. What it talks to is the simulator.
 */
@NullMarked
package dev.mooring.it;

import org.jspecify.annotations.NullMarked;
