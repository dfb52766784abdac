/**
 * How a service is run: metrics, health, errors as RFC 9457 problems. What every service does alike.
 */
@NullMarked
package dev.mooring.services.kit.running;

import org.jspecify.annotations.NullMarked;
