/**
 * AWS on one port in one JVM. {@link dev.mooring.simulator.Api} is what each service package implements; the transport lives
 * in {@code wire}, the clock in {@code time}. Nothing here knows Mooring: to it, Mooring is one more AWS client.
 */
@NullMarked
package dev.mooring.simulator;

import org.jspecify.annotations.NullMarked;
