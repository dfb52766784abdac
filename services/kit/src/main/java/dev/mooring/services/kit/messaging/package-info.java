/**
 * Events between services that are neither lost nor done twice: an outbox and an inbox in the service's own database, a relay
 * and a worker that carry them over SNS and SQS. Knows no business.
 */
@NullMarked
package dev.mooring.services.kit.messaging;

import org.jspecify.annotations.NullMarked;
