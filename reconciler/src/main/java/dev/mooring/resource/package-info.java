/**
 * The vocabulary: what AWS should look like and does, as trees of AWS's own member names; how each field behaves, as
 * tables; the one differ. Pure: no AWS SDK, no clock, no I/O; and no word of any one kind or AWS API.
 */
@NullMarked
package dev.mooring.resource;

import org.jspecify.annotations.NullMarked;
