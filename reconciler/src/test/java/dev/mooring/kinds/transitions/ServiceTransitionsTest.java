package dev.mooring.kinds.transitions;

final class ServiceTransitionsTest extends KindTransitions {
    ServiceTransitionsTest() {
        super("Service");
    }
}
