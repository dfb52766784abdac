package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import java.util.Collection;
import java.util.Set;

/** What deployments ask of CloudWatch. */
@FunctionalInterface
public interface AlarmStates {
    /** Knows no alarm. */
    AlarmStates NONE = (caller, names) -> Set.of();

    /** Those of these alarms that are in state ALARM; names of alarms that do not exist are left out. */
    Set<String> alarming(Caller caller, Collection<String> names);
}
