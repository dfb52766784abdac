/**
 * Amazon SQS: queues with their attributes and tags, standard and FIFO messages, redrive to dead-letter queues. Who may send
 * is not checked: policies are kept, not enforced.
 */
@NullMarked
package dev.mooring.simulator.sqs;

import org.jspecify.annotations.NullMarked;
