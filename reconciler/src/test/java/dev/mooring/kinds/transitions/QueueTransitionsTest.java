package dev.mooring.kinds.transitions;

final class QueueTransitionsTest extends KindTransitions {
    QueueTransitionsTest() {
        super("Queue");
    }
}
