/**
 * The words in which a spec record says what its YAML may be. From them come the reader's checks, the JSON Schema and the
 * reference pages alike. Annotations only: nothing here reads anything.
 */
@NullMarked
package dev.mooring.manifest.spec;

import org.jspecify.annotations.NullMarked;
