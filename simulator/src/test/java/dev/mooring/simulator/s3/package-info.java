/** Tests of S3: objects, listings, uploads in parts, versions and the settings of buckets. */
@NullMarked
package dev.mooring.simulator.s3;

import org.jspecify.annotations.NullMarked;
