package dev.mooring.resource;

import io.vavr.collection.Set;

/**
 * One AWS object type, as data.
 *
 * @param name {@code ecs/service}: the API and the noun
 * @param fields how each field behaves
 * @param attributes what others may refer to once the object exists: {@code arn}, {@code url}, …
 * @param replaceable whether a change of an immutable field may delete the object and create it anew; where not, it is blocked
 * @param tagged whether its objects carry our tags; where not, they are their parent's owner's
 * @param steering whether its objects keep moving another one, as an autoscaler does: what left git works against git for as
 *     long as it is there
 */
public record ResourceType(
        String name, Fields fields, Set<String> attributes, boolean replaceable, boolean tagged, boolean steering) {

    /** One that carries tags of its own, and minds its own business. */
    public ResourceType(String name, Fields fields, Set<String> attributes, boolean replaceable) {
        this(name, fields, attributes, replaceable, true, false);
    }

    /** The same, of objects that AWS cannot tag: subscriptions, scaling policies, bucket policies. */
    public ResourceType untagged() {
        return new ResourceType(name, fields, attributes, replaceable, false, steering);
    }

    /** The same, of objects that keep moving another one. */
    public ResourceType thatSteers() {
        return new ResourceType(name, fields, attributes, replaceable, tagged, true);
    }
}
