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
     * @param state a CamelCase word: {@code Ready}, {@code Progressing}, {@code Pending}, {@code Held}, {@code Unknown},
     *     {@code Stalled}
     * @param reason a CamelCase word; equal to the state where all is well
     */
    public record Part(ResourceId id, String state, String reason, String message) {}

    public Option<Condition> condition(Condition.Type type) {
        return conditions.find(condition -> condition.type() == type);
    }

    ResourceStatus offered(String next) {
        return new ResourceStatus(id, next, observedRevision, conditions, parts);
    }

    ResourceStatus after(String observed, Seq<Finding> findings, Seq<Condition> said) {
        return new ResourceStatus(
                id,
                revision,
                observed,
                said.map(next -> condition(next.type()).map(next::after).getOrElse(next)),
                findings.map(finding -> new Part(
                        finding.planned().id(),
                        finding.verdict().state().toString(),
                        finding.verdict().reason(),
                        finding.verdict().message())));
    }
}
