/**
 * Amazon S3, as far as a site and its bundles need it: buckets with their settings, objects, multipart uploads, listings.
 * Versioning is a setting that is kept; versions of objects are not. Access is not checked.
 */
@NullMarked
package dev.mooring.simulator.s3;

import org.jspecify.annotations.NullMarked;
