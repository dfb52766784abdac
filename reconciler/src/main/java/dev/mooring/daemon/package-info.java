/**
 * The long-running server: configuration, HTTP, lease, metrics. Wires the rooms together and keeps no rule of its own.
 */
@NullMarked
package dev.mooring.daemon;

import org.jspecify.annotations.NullMarked;
