package dev.mooring.resource;

import io.vavr.collection.Set;

/**
 * One AWS object type, as data.
 *
 * @param name {@code ecs/service}: the API and the noun
 * @param fields how each field behaves
 * @param attributes what others may refer to once the object exists: {@code arn}, {@code url}, …
 * @param replaceable whether a change of an immutable field may delete the object and create it anew; where not, it is blocked
 */
public record ResourceType(String name, Fields fields, Set<String> attributes, boolean replaceable) {}
