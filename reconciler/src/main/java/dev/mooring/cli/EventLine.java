package dev.mooring.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** An event of the daemon's API as a line to read. */
final class EventLine {
    private EventLine() {}

    static String of(JsonNode event) {
        String about = event.has("kind") ? DaemonApi.name(event) + " " : "";
        String resource = event.has("resource") ? "(" + event.path("resource").asText() + ") " : "";
        return DaemonApi.time(event.path("time")) + "  " + event.path("type").asText() + "  " + about + resource
                + event.path("message").asText();
    }
}
