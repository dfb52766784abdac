/**
 * The fulfilment worker: every placed order that its queue brings is packed, once, and the platform hears of it.
 */
@NullMarked
package dev.mooring.services.fulfilment;

import org.jspecify.annotations.NullMarked;
