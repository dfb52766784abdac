/** Recorded pairs of what an author declared and what AWS gave back, held against the tables of the resource types. */
@NullMarked
package dev.mooring.readback;

import org.jspecify.annotations.NullMarked;
