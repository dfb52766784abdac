package dev.mooring.resource;

/** Whether a live object does its work. Reasons are CamelCase words, messages are sentences for people. */
public sealed interface Health {
    record Ready() implements Health {}

    /** On its way: a deployment in progress, an attribute that settles. */
    record Progressing(String reason, String message) implements Health {}

    /** It ended badly, and nothing but a new commit or a person will change that. */
    record Failed(String reason, String message) implements Health {}

    Health READY = new Ready();
}
