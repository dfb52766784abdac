package dev.mooring.simulator.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;

/** One listener. Its default actions live in its default rule. */
final class ListenerEntry {
    Listener settings;

    ListenerEntry(Listener settings) {
        this.settings = settings;
    }
}
