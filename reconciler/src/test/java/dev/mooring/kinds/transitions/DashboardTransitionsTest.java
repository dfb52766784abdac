package dev.mooring.kinds.transitions;

final class DashboardTransitionsTest extends KindTransitions {
    DashboardTransitionsTest() {
        super("Dashboard");
    }
}
