package dev.mooring.plan;

import dev.mooring.plan.Change.Reason;

/**
 * What a policy has against starting a deployment.
 *
 * @param message in which nobody has to look up what to do
 */
record Objection(Reason reason, String message) {}
