package dev.mooring.kinds;

import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Value;

/**
 * What one manifest must be allowed on what another stands for: the topic that feeds a queue, on that queue. The other one
 * writes it into its resource's policy, which is one document whoever asks.
 *
 * @param on whose policy is to allow it
 * @param statement of an IAM policy, without its {@code Resource}: that is the granting side's to name
 */
public record Grant(ManifestId on, Value.Tree statement) {}
