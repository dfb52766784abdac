/** HTTP and the AWS protocols, generic over the SDK's own model metadata. No service's behaviour lives here. */
@NullMarked
package dev.mooring.simulator.wire;

import org.jspecify.annotations.NullMarked;
