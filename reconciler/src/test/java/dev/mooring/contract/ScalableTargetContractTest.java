package dev.mooring.contract;

import dev.mooring.kinds.service.ScalableTargetType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Consumer;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

final class ScalableTargetContractTest extends ContractTest {
    @Override
    String api() {
        return "application-autoscaling";
    }

    @Override
    Subject subject(Site at) {
        return new Target(at);
    }

    private static final class Target extends ScalingSubject {
        Target(Site site) {
            super(site);
        }

        @Override
        public ResourceType type() {
            return ScalableTargetType.TYPE;
        }

        @Override
        public Seq<Desired> desired() {
            return Vector.of(target());
        }

        @Override
        public void madeByAStranger(Map<String, String> tags) {
            registerTarget(tags);
        }

        @Override
        public boolean exists() {
            return !autoscaling()
                    .describeScalableTargets(request -> request.serviceNamespace(ECS))
                    .scalableTargets()
                    .isEmpty();
        }

        @Override
        public Seq<Edit> edits() {
            return Vector.of(
                    edit("MinCapacity", request -> request.minCapacity(2)),
                    edit("MaxCapacity", request -> request.maxCapacity(9)),
                    suspend("DynamicScalingInSuspended", state -> state.dynamicScalingInSuspended(true)),
                    suspend("DynamicScalingOutSuspended", state -> state.dynamicScalingOutSuspended(true)),
                    suspend("ScheduledScalingSuspended", state -> state.scheduledScalingSuspended(true)));
        }

        private Edit suspend(String member, Consumer<SuspendedState.Builder> change) {
            return edit("SuspendedState." + member, request -> request.suspendedState(change));
        }

        private Edit edit(String path, Consumer<RegisterScalableTargetRequest.Builder> change) {
            return new Edit(
                    path, () -> autoscaling().registerScalableTarget(request -> change.accept(naming(request))));
        }

        @Override
        public Map<String, String> beyondReach() {
            return HashMap.empty();
        }
    }
}
