/**
 * What engineers write. Each kind has a room of its own below this one, which no other kind's room imports; here is what
 * they share: the interface, its expansion, the registry. Only the actuators in those rooms touch the AWS SDK.
 */
@NullMarked
package dev.mooring.kinds;

import org.jspecify.annotations.NullMarked;
