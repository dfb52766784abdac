/**
 * The command line: each command a thin caller of the other rooms. Prints, exits, decides nothing.
 */
@NullMarked
package dev.mooring.cli;

import org.jspecify.annotations.NullMarked;
