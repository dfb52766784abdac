package dev.mooring.resource;

/**
 * A value that tasks are given as they start, and that nobody else may read.
 *
 * @param variable what a container knows it as
 * @param source where AWS finds it, in the form that the API takes: the {@code valueFrom} of ECS
 * @param writtenAt the path in the manifest's document that names it, for problems
 */
public record SecretUse(String variable, String source, String writtenAt) {}
