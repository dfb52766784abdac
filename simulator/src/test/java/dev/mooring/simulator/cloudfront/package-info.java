/** Tests of CloudFront: distributions, invalidations on virtual time, and what the edge serves. */
@NullMarked
package dev.mooring.simulator.cloudfront;

import org.jspecify.annotations.NullMarked;
