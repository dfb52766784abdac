package dev.mooring.simulator.s3;

/** Whether a bucket keeps what is overwritten and deleted. What was once enabled can only be suspended. */
enum Versioning {
    NEVER,
    ENABLED,
    SUSPENDED
}
