/**
 * What is to be done and why: a pure function of desired, observed, policy and time; and how a plan is printed. Decides
 * everything, does nothing.
 */
@NullMarked
package dev.mooring.plan;

import org.jspecify.annotations.NullMarked;
