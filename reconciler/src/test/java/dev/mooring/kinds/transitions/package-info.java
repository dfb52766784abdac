/**
 * What becomes of AWS when a field of a spec is set, changed, changed back and taken out: tables of sample values, one for each
 * kind, and random walks over them. Nothing lives here that knows how a kind is made.
 */
@NullMarked
package dev.mooring.kinds.transitions;

import org.jspecify.annotations.NullMarked;
