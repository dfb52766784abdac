package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import java.util.List;

/** Where policies' alarms are kept. Called under the simulator's one lock. */
public interface ScalingAlarms {
    /** @throws IllegalArgumentException where such an alarm cannot be, with the reason */
    void put(Caller caller, TrackingAlarm alarm);

    /** Takes away what there is of these. */
    void delete(Caller caller, List<String> names);

    /** The names of the alarms that have this policy among their actions. */
    List<String> actingOn(Caller caller, String policyArn);
}
