package dev.mooring.simulator.elb;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesResponse;

/** The attributes of listeners; those of response headers are known once they are set. */
final class ListenerAttributes {
    private static final String HEADERS = "routing.http.";

    private final Regional<LoadBalancing> regions;

    ListenerAttributes(Regional<LoadBalancing> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(DescribeListenerAttributesRequest.class, this::describe);
        operations.on(ModifyListenerAttributesRequest.class, this::modify);
    }

    private DescribeListenerAttributesResponse describe(DescribeListenerAttributesRequest request, Caller caller) {
        return DescribeListenerAttributesResponse.builder()
                .attributes(attributes(regions.of(caller).listener(request.listenerArn())))
                .build();
    }

    private ModifyListenerAttributesResponse modify(ModifyListenerAttributesRequest request, Caller caller) {
        ListenerEntry listener = regions.of(caller).listener(request.listenerArn());
        boolean application = TargetGroupDefaults.application(listener.settings.protocolAsString());
        for (ListenerAttribute attribute : request.attributes()) {
            boolean header = application && attribute.key().startsWith(HEADERS);
            if (!header && !listener.attributes.containsKey(attribute.key())) {
                throw ElbErrors.validation("Listener attribute key '" + attribute.key() + "' is not recognized");
            }
        }
        request.attributes().forEach(attribute -> listener.attributes.put(attribute.key(), attribute.value()));
        return ModifyListenerAttributesResponse.builder()
                .attributes(attributes(listener))
                .build();
    }

    private static List<ListenerAttribute> attributes(ListenerEntry listener) {
        return listener.attributes.entrySet().stream()
                .map(attribute -> ListenerAttribute.builder()
                        .key(attribute.getKey())
                        .value(attribute.getValue())
                        .build())
                .toList();
    }
}
