/**
 * CloudFront, as far as a site needs it: distributions over buckets, invalidations, tags; and an edge that serves what a
 * distribution would. Knows S3 only as an origin. Makes no certificates, runs no functions.
 */
@NullMarked
package dev.mooring.simulator.cloudfront;

import org.jspecify.annotations.NullMarked;
