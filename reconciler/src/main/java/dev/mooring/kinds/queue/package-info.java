/**
 * A queue: its spec, and what it stands for in AWS: an SQS queue, and a second one for dead letters where it asks for it.
 * The type is data, the actuator effects; the rest is pure.
 */
@NullMarked
package dev.mooring.kinds.queue;

import org.jspecify.annotations.NullMarked;
