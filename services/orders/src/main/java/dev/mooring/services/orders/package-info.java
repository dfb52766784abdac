/**
 * The orders API: orders come in over HTTP, once however often they are sent; the platform hears of them through the outbox;
 * that they are fulfilled comes back through the inbox.
 */
@NullMarked
package dev.mooring.services.orders;

import org.jspecify.annotations.NullMarked;
