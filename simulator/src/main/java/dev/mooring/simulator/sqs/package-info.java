/**
 * Amazon SQS: queues with their attributes and tags, standard and FIFO messages, redrive to dead-letter queues. Callers
 * may do everything; only other services, which hand in messages through Deliveries, are held to a queue's policy.
 */
@NullMarked
package dev.mooring.simulator.sqs;

import org.jspecify.annotations.NullMarked;
