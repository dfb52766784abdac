package dev.mooring.simulator.logs;

/**
 * @param timestamp when it happened, in milliseconds since the epoch
 * @param ingestedAt when it was put, likewise
 * @param id unique, and in the order of ingestion
 */
record LogEvent(long timestamp, String message, long ingestedAt, String id) {}
