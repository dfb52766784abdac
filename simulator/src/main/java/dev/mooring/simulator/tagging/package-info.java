/** The Resource Groups Tagging API over the tag stores of all other APIs. It keeps no tags of its own. */
@NullMarked
package dev.mooring.simulator.tagging;

import org.jspecify.annotations.NullMarked;
