package dev.mooring.simulator.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** One rule of a listener, ordered as the listener tries them. */
final class RuleEntry implements Comparable<RuleEntry> {
    static final String DEFAULT = "default";

    final String listenerArn;
    Rule settings;

    RuleEntry(String listenerArn, Rule settings) {
        this.listenerArn = listenerArn;
        this.settings = settings;
    }

    boolean isDefault() {
        return settings.isDefault();
    }

    int order() {
        return isDefault() ? Integer.MAX_VALUE : Integer.parseInt(settings.priority());
    }

    @Override
    public int compareTo(RuleEntry other) {
        return Integer.compare(order(), other.order());
    }
}
