/** Tests of Application Auto Scaling on virtual time: what alarms make it do, and what alarms it keeps itself. */
@NullMarked
package dev.mooring.simulator.autoscaling;

import org.jspecify.annotations.NullMarked;
