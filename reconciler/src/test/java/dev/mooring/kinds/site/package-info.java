/** Tests of sites: what is published, in which order, and what is left when it is interrupted. */
@NullMarked
package dev.mooring.kinds.site;

import org.jspecify.annotations.NullMarked;
