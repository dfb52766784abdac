/** AWS STS: who the caller is. Credentials are made up and never checked. */
@NullMarked
package dev.mooring.simulator.sts;

import org.jspecify.annotations.NullMarked;
