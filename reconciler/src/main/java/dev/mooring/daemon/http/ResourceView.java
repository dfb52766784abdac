package dev.mooring.daemon.http;

import dev.mooring.status.ResourceStatus;
import java.util.List;

/**
 * A manifest, and the AWS objects that it stands for.
 *
 * @param revision what git wants
 * @param observedRevision what the last pass was about
 * @param suspended whether its AWS objects are observed and not written, by git's word or by somebody's
 */
public record ResourceView(
        String kind,
        String name,
        String revision,
        String observedRevision,
        boolean suspended,
        List<ConditionView> conditions,
        List<PartView> parts) {

    /**
     * One AWS object.
     *
     * @param type {@code ecs/service}
     * @param scope what the name is unique within: a cluster, a listener; empty for the account and Region
     * @param state {@code Ready}, {@code Progressing}, {@code Pending}, {@code Held}, {@code Unknown} or {@code Stalled}
     * @param reason a CamelCase word; equal to the state where all is well
     */
    public record PartView(String type, String scope, String name, String state, String reason, String message) {

        private static PartView of(ResourceStatus.Part part) {
            return new PartView(
                    part.id().type(), part.id().scope(), part.id().name(), part.state(), part.reason(), part.message());
        }
    }

    static ResourceView of(ResourceStatus status, boolean suspended) {
        return new ResourceView(
                status.id().kind(),
                status.id().name(),
                status.revision(),
                status.observedRevision(),
                suspended,
                ConditionView.of(status.conditions()),
                status.parts().map(PartView::of).toJavaList());
    }
}
