/**
 * YAML to typed manifests, with every problem at its file, line and column: reading, overlays, binding to records, JSON
 * Schema. Pure: text in, manifests and problems out. Knows no kind by name but Environment, and nothing of AWS.
 */
@NullMarked
package dev.mooring.manifest;

import org.jspecify.annotations.NullMarked;
