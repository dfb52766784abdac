package dev.mooring.simulator.cloudwatch;

/** Carries out those of alarms' actions that are one service's. Called under the simulator's lock. */
@FunctionalInterface
public interface AlarmAction {
    /**
     * @param arn what the alarm names: a topic, a scaling policy
     * @return false where this cannot be carried out, such as on a thing that is gone
     */
    boolean carryOut(Alert alert, String arn);
}
