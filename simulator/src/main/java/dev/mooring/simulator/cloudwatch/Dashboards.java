package dev.mooring.simulator.cloudwatch;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The dashboards of one account; they belong to no Region, and are seen from all. */
final class Dashboards {
    /** One dashboard. */
    record Dashboard(String name, String arn, String body, Instant modifiedAt, Map<String, String> tags) {
        Dashboard withBody(String next, Instant now) {
            return new Dashboard(name, arn, next, now, tags);
        }
    }

    final Map<String, Dashboard> byName = new TreeMap<>();
}
