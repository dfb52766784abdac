/** Amazon CloudWatch Logs: groups with retention and tags, streams, events that are put, read and filtered. */
@NullMarked
package dev.mooring.simulator.logs;

import org.jspecify.annotations.NullMarked;
