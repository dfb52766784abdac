package dev.mooring.simulator.limits;

import java.util.regex.Pattern;

/**
 * Operations that share one token bucket.
 *
 * @param operations the names of the operations, each with its service: {@code ecs:(Create|Update)Service}
 */
record Bucket(Pattern operations, Rate rate) {
    static Bucket of(String operations, double burst, double perSecond) {
        return new Bucket(Pattern.compile(operations), new Rate(burst, perSecond));
    }

    boolean covers(String operation) {
        return operations.matcher(operation).matches();
    }
}
