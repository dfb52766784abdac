package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Caller;

/** Where an alarm's notifications go. Called under the simulator's lock. */
@FunctionalInterface
public interface AlarmNotifier {
    /** Goes nowhere. */
    AlarmNotifier NONE = (owner, topicArn, subject, message) -> {};

    /**
     * @param owner of the alarm
     * @param subject at most 100 characters
     * @param message a JSON document
     */
    void publish(Caller owner, String topicArn, String subject, String message);
}
