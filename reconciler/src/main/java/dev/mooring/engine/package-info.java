/**
 * The effects, in order: observe, apply, follow, and the loop that repeats them. Decides nothing that a plan could say.
 */
@NullMarked
package dev.mooring.engine;

import org.jspecify.annotations.NullMarked;
