package dev.mooring.simulator.elb;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;

/** One listener. Its default actions live in its default rule. */
final class ListenerEntry {
    Listener settings;
    final Map<String, String> attributes = new LinkedHashMap<>();

    ListenerEntry(Listener settings) {
        this.settings = settings;
        if ("TCP".equals(settings.protocolAsString())) {
            attributes.put("tcp.idle_timeout.seconds", "350");
        } else if (TargetGroupDefaults.application(settings.protocolAsString())) {
            attributes.put("routing.http.response.server.enabled", "true");
        }
    }
}
