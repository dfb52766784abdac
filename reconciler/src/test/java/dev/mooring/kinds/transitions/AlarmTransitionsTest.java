package dev.mooring.kinds.transitions;

final class AlarmTransitionsTest extends KindTransitions {
    AlarmTransitionsTest() {
        super("Alarm");
    }
}
