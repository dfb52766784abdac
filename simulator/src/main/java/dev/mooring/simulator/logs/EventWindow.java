package dev.mooring.simulator.logs;

import org.jspecify.annotations.Nullable;

/**
 * Which events of a stream one call shows. Tokens say a direction and the edge from which to go on; at the end of the stream
 * the forward token stays as it is, by which a reader knows the end.
 */
record EventWindow(int from, int to) {
    private static final String FORWARD = "f/";
    private static final String BACKWARD = "b/";
    private static final String END = "/s";

    static EventWindow of(@Nullable String token, boolean fromHead, int limit, int size) {
        if (token == null || token.isEmpty()) {
            return fromHead ? forward(0, limit, size) : backward(size, limit);
        }
        int edge = Math.min(edge(token), size);
        return token.startsWith(FORWARD) ? forward(edge, limit, size) : backward(edge, limit);
    }

    private static EventWindow forward(int edge, int limit, int size) {
        return new EventWindow(edge, Math.min(size, edge + limit));
    }

    private static EventWindow backward(int edge, int limit) {
        return new EventWindow(Math.max(0, edge - limit), edge);
    }

    private static int edge(String token) {
        boolean known = (token.startsWith(FORWARD) || token.startsWith(BACKWARD)) && token.endsWith(END);
        String digits = known ? token.substring(FORWARD.length(), token.length() - END.length()) : "";
        if (!digits.matches("0*\\d{1,9}")) {
            throw LogsErrors.badToken();
        }
        return Integer.parseInt(digits);
    }

    String forwardToken() {
        return FORWARD + String.format("%056d", to) + END;
    }

    String backwardToken() {
        return BACKWARD + String.format("%056d", from) + END;
    }
}
