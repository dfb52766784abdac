/** Mooring: keeps AWS matched to YAML in git. Each package below is a room whose package-info says what lives there. */
@NullMarked
package dev.mooring;

import org.jspecify.annotations.NullMarked;
