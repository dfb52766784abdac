package dev.mooring.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A way to tell the simulator what AWS cannot be told: {@code POST /_simulator/NAME} with a JSON document. An API offers its
 * own through {@link Api#controlResources()}.
 */
public interface ControlResource {

    /** The last segment of the path: {@code images} for {@code POST /_simulator/images}. */
    String name();

    /**
     * Takes the posted document, under the simulator's one lock, and answers with any Jackson-serialisable value.
     *
     * @throws IllegalArgumentException if the document makes no sense; its message reaches the caller with a 400
     */
    Object post(JsonNode document);
}
