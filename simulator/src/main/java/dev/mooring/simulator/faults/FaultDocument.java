package dev.mooring.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A fault plan in JSON: {@code {"seed": 7, "rules": [{"fault": "throttle", "operation": "ecs:*", "calls": [0, 3],
 * "count": 2, "probability": 0.5}]}}; of a rule only fault and operation are required. Faults are the constants of
 * {@link Fault} in lower camel case or as they are.
 */
public final class FaultDocument {
    private FaultDocument() {}

    /** @throws IllegalArgumentException if the document is no plan */
    public static FaultPlan read(JsonNode document) {
        List<FaultRule> rules = new ArrayList<>();
        document.path("rules").forEach(rule -> rules.add(rule(rule)));
        return new FaultPlan(document.path("seed").asLong(0), List.copyOf(rules));
    }

    private static FaultRule rule(JsonNode rule) {
        String operation = rule.path("operation").asText("*");
        Set<Long> calls = new HashSet<>();
        rule.path("calls").forEach(index -> calls.add(index.asLong()));
        return new FaultRule(
                fault(rule.path("fault").asText()),
                operation,
                Set.copyOf(calls),
                rule.path("count").asLong(Long.MAX_VALUE),
                rule.path("probability").asDouble(1));
    }

    private static Fault fault(String name) {
        String constant = name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        try {
            return Fault.valueOf(constant);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "Unknown fault '" + name + "'; there are " + List.of(Fault.values()), unknown);
        }
    }
}
