package dev.mooring.aws;

import dev.mooring.manifest.Environment;

/**
 * What the actuators of one pass over one environment share.
 *
 * @param inventory of this pass
 * @param fanout how objects that AWS tells one a call are asked about
 */
public record Pass(AwsSession session, Environment environment, TagInventory inventory, Fanout fanout) {}
