package dev.mooring.simulator.elb;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** One target group. Its load balancers are not kept here: they follow from the rules that forward to it. */
final class TargetGroupEntry {
    TargetGroup settings;
    final Map<String, String> attributes;
    final Map<Target.Key, Target> targets = new LinkedHashMap<>();

    TargetGroupEntry(TargetGroup settings, Map<String, String> attributes) {
        this.settings = settings;
        this.attributes = new LinkedHashMap<>(attributes);
    }

    String arn() {
        return settings.targetGroupArn();
    }
}
