/**
 * When an environment may be changed: its windows on the line of time. Pure: the moment is always an argument. Knows nothing
 * of what is to be changed.
 */
@NullMarked
package dev.mooring.plan.window;

import org.jspecify.annotations.NullMarked;
