package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import java.util.List;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;

/** Where target tracking keeps the alarms that it makes for itself. Called under the simulator's one lock. */
public interface ScalingAlarms {
    /** Nowhere: they are named in the policy's description and nowhere else. */
    ScalingAlarms UNSEEN = new ScalingAlarms() {
        @Override
        public void put(Caller caller, ScalingPolicy policy) {}

        @Override
        public void delete(Caller caller, List<String> names) {}
    };

    /** Makes or changes the alarms that {@code policy.alarms()} names: the first is high, the second low. */
    void put(Caller caller, ScalingPolicy policy);

    void delete(Caller caller, List<String> names);
}
