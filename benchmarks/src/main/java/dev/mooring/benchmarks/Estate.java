package dev.mooring.benchmarks;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.Map;

/**
 * A whole platform: every service is scaled, as many routed as a listener has rules for; beside them half as many queues, a fifth as many topics with two
 * subscriptions each, and twice as many alarms.
 */
record Estate(int services, String listener) implements Specs {
    private static final int SUBSCRIPTIONS = 2;

    /** A listener takes a hundred rules. */
    private static final int MOST_ROUTED = 90;

    @Override
    public SortedMap<String, String> manifests() {
        return Vector.range(0, services)
                .foldLeft(
                        TreeMap.<String, String>empty(),
                        (files, number) -> files.put("bench/%04d.yaml".formatted(number), part(number)));
    }

    /** A service with its share of all else. */
    private String part(int number) {
        String documents = Specs.service(number);
        if (number < routed()) {
            documents += Specs.route(number);
        }
        documents += scaling() + alarms(number);
        if (number < queues()) {
            documents += queue(number);
        }
        return number < topics() ? documents + topic(number) : documents;
    }

    private int routed() {
        return Math.min(services, MOST_ROUTED);
    }

    private int queues() {
        return services / 2;
    }

    private int topics() {
        return services / 5;
    }

    private int alarmsInAll() {
        return 2 * services;
    }

    private static String scaling() {
        return "  autoscaling: {min: 1, max: 4, targets: [{metric: cpu, value: 60}]}\n";
    }

    private static String queue(int number) {
        return document("Queue", "q", number) + "  visibilityTimeout: 45s\n";
    }

    private static String topic(int number) {
        return document("Topic", "t", number)
                + "  subscriptions: [{queue: q%04d}, {queue: q%04d, raw: true}]\n"
                        .formatted(2 * number, 2 * number + 1);
    }

    private static String alarms(int number) {
        return document("Alarm", "cpu", number)
                + "  on: {service: s%04d, signal: cpu, above: 80%%, for: 5m}\n".formatted(number)
                + document("Alarm", "memory", number)
                + "  on: {service: s%04d, signal: memory, above: 80%%, for: 5m}\n".formatted(number);
    }

    private static String document(String kind, String prefix, int number) {
        return """
                ---
                apiVersion: mooring.dev/v1
                kind: %s
                metadata: {name: %s%04d}
                spec:
                """.formatted(kind, prefix, number);
    }

    @Override
    public Map<String, Integer> floor() {
        return Map.ofEntries(
                Map.entry("ecs:DescribeServices", Specs.pages(services, 10)),
                Map.entry("ecs:ListServices", Specs.pages(services, 100)),
                Map.entry("logs:DescribeLogGroups", Specs.pages(services, 50)),
                Map.entry("elasticloadbalancing:DescribeTargetGroups", Specs.pages(routed(), 400)),
                Map.entry("elasticloadbalancing:DescribeRules", Specs.pages(routed(), 400)),
                Map.entry("application-autoscaling:DescribeScalableTargets", Specs.pages(services, 50)),
                Map.entry("application-autoscaling:DescribeScalingPolicies", Specs.pages(services, 10)),
                Map.entry("application-autoscaling:DescribeScheduledActions", 1),
                Map.entry("monitoring:ListDashboards", 1),
                Map.entry("sqs:ListQueues", Specs.pages(queues(), 1000)),
                Map.entry("sqs:GetQueueAttributes", queues()),
                Map.entry("sns:GetTopicAttributes", topics()),
                Map.entry("sns:ListSubscriptions", Specs.pages(SUBSCRIPTIONS * topics(), 100)),
                Map.entry("monitoring:DescribeAlarms", Specs.pages(alarmsInAll(), 100)),
                Map.entry(
                        "tagging:GetResources",
                        Specs.pages(2 * services + 2 * routed() + queues() + topics() + alarmsInAll(), 100)));
    }

    @Override
    public String description() {
        return "%d services, all scaled, %d routed, %d queues, %d topics, %d subscriptions, %d alarms"
                .formatted(services, routed(), queues(), topics(), SUBSCRIPTIONS * topics(), alarmsInAll());
    }
}
