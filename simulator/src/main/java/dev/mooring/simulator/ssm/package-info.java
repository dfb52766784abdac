/**
 * The Parameter Store of AWS Systems Manager: parameters, their versions and labels. What a parameter says stays here: no
 * error, journal or log repeats it. Nothing else of Systems Manager; no policies that expire parameters.
 */
@NullMarked
package dev.mooring.simulator.ssm;

import org.jspecify.annotations.NullMarked;
