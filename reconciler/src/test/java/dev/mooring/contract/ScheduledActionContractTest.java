package dev.mooring.contract;

import dev.mooring.kinds.service.ScheduledActionType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;

final class ScheduledActionContractTest extends ContractTest {
    @Override
    String api() {
        return "application-autoscaling";
    }

    @Override
    Subject subject(Site at) {
        return new Action(at);
    }

    private static final class Action extends ScalingSubject {
        private static final String NAME = "contract-orders-night";
        private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");

        Action(Site site) {
            super(site);
        }

        @Override
        public ResourceType type() {
            return ScheduledActionType.TYPE;
        }

        @Override
        public Seq<Desired> desired() {
            Value.Tree tree = naming().with("ScheduledActionName", Value.of(NAME))
                    .with("Schedule", Value.of("cron(0 20 1 1 ? *)"))
                    .with("Timezone", Value.of("Europe/Berlin"))
                    .with(
                            "ScalableTargetAction",
                            Value.tree("MinCapacity", Value.of(0)).with("MaxCapacity", Value.of(0)));
            return onTarget(ScheduledActionType.id(RESOURCE, NAME), ScheduledActionType.TYPE, tree);
        }

        @Override
        public void madeByAStranger(Map<String, String> tags) {
            registerTarget(tags);
            put(request -> request.schedule("cron(0 22 1 1 ? *)"));
        }

        @Override
        public boolean exists() {
            return !autoscaling()
                    .describeScheduledActions(request -> request.serviceNamespace(ECS))
                    .scheduledActions()
                    .isEmpty();
        }

        @Override
        public Seq<Edit> edits() {
            return Vector.of(
                    edit("Schedule", request -> request.schedule("rate(30 days)")),
                    edit("Timezone", request -> request.timezone("UTC")),
                    edit("StartTime", request -> request.startTime(LATER)),
                    edit("EndTime", request -> request.endTime(LATER)),
                    edit(
                            "ScalableTargetAction.MinCapacity",
                            request -> request.scalableTargetAction(limits -> limits.maxCapacity(0))),
                    edit(
                            "ScalableTargetAction.MaxCapacity",
                            request -> request.scalableTargetAction(
                                    limits -> limits.minCapacity(0).maxCapacity(1))));
        }

        private Edit edit(String path, Consumer<PutScheduledActionRequest.Builder> change) {
            return new Edit(path, () -> put(change));
        }

        private void put(Consumer<PutScheduledActionRequest.Builder> change) {
            autoscaling()
                    .putScheduledAction(request -> change.accept(request.serviceNamespace(ECS)
                            .resourceId(RESOURCE)
                            .scalableDimension(COUNT)
                            .scheduledActionName(NAME)
                            .schedule("cron(0 20 1 1 ? *)")
                            .timezone("Europe/Berlin")
                            .scalableTargetAction(
                                    limits -> limits.minCapacity(0).maxCapacity(0))));
        }

        @Override
        public Map<String, String> beyondReach() {
            return HashMap.empty();
        }
    }
}
