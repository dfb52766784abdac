/**
 * Where specs come from: a directory or a git repository becomes a snapshot of files at a revision. Reads, never parses.
 */
@NullMarked
package dev.mooring.source;

import org.jspecify.annotations.NullMarked;
