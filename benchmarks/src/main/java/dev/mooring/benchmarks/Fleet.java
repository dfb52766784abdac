package dev.mooring.benchmarks;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.Map;

/** Many services on one cluster; each has a log group, every tenth a route. */
record Fleet(int services, String listener) implements Specs {
    @Override
    public SortedMap<String, String> manifests() {
        return Vector.range(0, services)
                .foldLeft(
                        TreeMap.empty(),
                        (files, number) -> files.put("bench/%04d.yaml".formatted(number), one(number)));
    }

    private static String one(int number) {
        return number % 10 == 0 ? Specs.service(number) + Specs.route(number) : Specs.service(number);
    }

    @Override
    public Map<String, Integer> floor() {
        int routed = services / 10;
        return Map.of(
                "ecs:DescribeServices", Specs.pages(services, 10),
                "ecs:ListServices", Specs.pages(services, 100),
                "logs:DescribeLogGroups", Specs.pages(services, 50),
                "elasticloadbalancing:DescribeTargetGroups", Specs.pages(routed, 400),
                "elasticloadbalancing:DescribeRules", Specs.pages(routed, 400),
                "monitoring:ListDashboards", 1,
                "tagging:GetResources", Specs.pages(services + 2 * routed, 100));
    }

    @Override
    public String description() {
        return services + " services, a tenth of them routed";
    }
}
