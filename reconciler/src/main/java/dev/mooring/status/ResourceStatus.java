package dev.mooring.status;

import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * How one manifest is.
 *
 * @param revision what git wants
 * @param observedRevision what the last pass was about
 * @param parts the AWS objects that it stands for
 */
public record ResourceStatus(
        ManifestId id, String revision, String observedRevision, Seq<Condition> conditions, Seq<Part> parts) {

    /**
     * @param state a CamelCase word: {@code Ready}, {@code Progressing}, {@code Failed}, {@code Pending}, {@code Blocked}
     */
    public record Part(ResourceId id, String state, String message) {}

    public Option<Condition> condition(Condition.Type type) {
        return conditions.find(condition -> condition.type() == type);
    }
}
