/**
 * What stands around the reconciler and must fit it: the Terraform that makes its AWS account ready, the workflows that feed
 * it, the configuration that its image runs with.
 */
@NullMarked
package dev.mooring.platform;

import org.jspecify.annotations.NullMarked;
