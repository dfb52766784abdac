package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Range;

/** One of {@code capacity:} of a Service. */
@Doc("A share of the tasks, and where it runs.")
public record CapacityShare(
        @Matches(
                value = "[A-Za-z0-9_-]{1,255}",
                says = "a capacity provider: FARGATE, FARGATE_SPOT or the cluster's own")
        @Doc(
                "The capacity provider: FARGATE, FARGATE_SPOT, or one of the cluster's own, but not both sorts in one service.")
        String provider,

        @Default("1")
        @Range(min = "0", max = "1000")
        @Doc("Its part of the tasks beyond the base, in proportion to the others'.")
        int weight,

        @Default("0")
        @Range(min = "0", max = "100000")
        @Doc("How many tasks run here before weights count; of one provider only.")
        int base) {}
