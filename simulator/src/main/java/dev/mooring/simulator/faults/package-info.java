/** What goes wrong on purpose, by a plan that a seed makes repeatable. */
@NullMarked
package dev.mooring.simulator.faults;

import org.jspecify.annotations.NullMarked;
