/** Tests of load balancing: defaults against recorded read-backs, refusals in AWS's words, health on virtual time. */
@NullMarked
package dev.mooring.simulator.elb;

import org.jspecify.annotations.NullMarked;
