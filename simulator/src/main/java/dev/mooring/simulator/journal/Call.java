package dev.mooring.simulator.journal;

import java.time.Instant;

/**
 * One call as it was answered.
 *
 * @param sequence counts from 1
 * @param service the signing name: {@code ecs}
 * @param operation the operation's name in its model: {@code DescribeServices}
 * @param write whether it may change anything
 * @param status the HTTP status; 0 where the connection was closed without an answer
 */
public record Call(
        long sequence, Instant time, String service, String operation, boolean write, int status, String requestId) {

    /** {@code ecs:DescribeServices}. */
    public String name() {
        return service + ":" + operation;
    }
}
