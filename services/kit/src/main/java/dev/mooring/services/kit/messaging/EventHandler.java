package dev.mooring.services.kit.messaging;

/** What a service does about an event. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Called as often as the event is delivered, perhaps by two tasks at once; has its effect once.
     *
     * @throws Exception if the event is to be delivered again; after the queue's {@code maxReceives} it goes to the dead letters
     */
    void handle(Event event) throws Exception;
}
