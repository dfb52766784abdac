/**
 * Everything that an environment should hold, ordered by what needs what: references resolved, cycles and missing targets
 * refused, waves numbered. Pure.
 */
@NullMarked
package dev.mooring.graph;

import org.jspecify.annotations.NullMarked;
