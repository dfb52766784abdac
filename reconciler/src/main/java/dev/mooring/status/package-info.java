/**
 * What happened, for people: conditions, events and receipts, reduced purely from the results of passes.
 */
@NullMarked
package dev.mooring.status;

import org.jspecify.annotations.NullMarked;
