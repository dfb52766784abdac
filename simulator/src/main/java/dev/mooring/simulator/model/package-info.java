/**
 * What the published API models demand of requests: required members, ranges, patterns, enumerations. Whatever only an API
 * itself knows is checked in its own package.
 */
@NullMarked
package dev.mooring.simulator.model;

import org.jspecify.annotations.NullMarked;
