/**
 * A topic: its spec, and what it stands for in AWS: an SNS topic and its subscriptions, and what it must be allowed on the
 * queues that it feeds. Types are data, actuators effects; the rest is pure.
 */
@NullMarked
package dev.mooring.kinds.topic;

import org.jspecify.annotations.NullMarked;
