/**
 * The service's PostgreSQL: connections, and migrations before anything else uses it.
 */
@NullMarked
package dev.mooring.services.kit.database;

import org.jspecify.annotations.NullMarked;
