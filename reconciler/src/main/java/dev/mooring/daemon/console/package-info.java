/**
 * The operator's console as files: found in the jar and served with the headers that a browser should have. What the console
 * shows it asks the API for; nothing here knows an environment.
 */
@NullMarked
package dev.mooring.daemon.console;

import org.jspecify.annotations.NullMarked;
