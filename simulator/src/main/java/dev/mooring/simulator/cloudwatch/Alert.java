package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Caller;
import java.util.List;

/**
 * What an alarm has to say on entering a state, or while it stays in it.
 *
 * @param owner of the alarm
 * @param state as CloudWatch writes it: OK, ALARM, INSUFFICIENT_DATA
 * @param subject at most 100 characters
 * @param message a JSON document, as SNS's subscribers get it
 * @param breaches by how much the metric's newest figures are above the threshold, oldest first, negative below; empty where
 *     nothing tells
 */
public record Alert(Caller owner, String alarm, String state, String subject, String message, List<Double> breaches) {
    public Alert {
        breaches = List.copyOf(breaches);
    }
}
