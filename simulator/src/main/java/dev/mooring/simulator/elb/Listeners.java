package dev.mooring.simulator.elb;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerResponse;

/** Listeners. A listener's default actions are those of its default rule. */
final class Listeners {
    private static final int PAGE = 400;
    private static final String SSL_POLICY = "ELBSecurityPolicy-2016-08";
    private static final Set<String> APPLICATION = Set.of("HTTP", "HTTPS");
    private static final Set<String> NETWORK = Set.of("UDP", "TCP", "TLS", "TCP_UDP");

    private final Regional<LoadBalancing> regions;
    private final Ids ids;
    private final ElbOptions options;
    private final ElbTags tags;
    private final Rules rules;

    Listeners(Regional<LoadBalancing> regions, Ids ids, ElbOptions options, ElbTags tags, Rules rules) {
        this.regions = regions;
        this.ids = ids;
        this.options = options;
        this.tags = tags;
        this.rules = rules;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateListenerRequest.class, this::create);
        operations.on(DescribeListenersRequest.class, this::describe);
        operations.on(ModifyListenerRequest.class, this::modify);
        operations.on(DeleteListenerRequest.class, this::delete);
    }

    /** Keeps a listener with its default rule. */
    void keep(LoadBalancing region, Listener listener, List<Action> defaultActions) {
        region.listeners.put(listener.listenerArn(), new ListenerEntry(listener));
        RuleEntry rule = rules.defaultRule(listener, defaultActions);
        region.rules.put(rule.settings.ruleArn(), rule);
    }

    private CreateListenerResponse create(CreateListenerRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        LoadBalancerEntry balancer = region.loadBalancer(request.loadBalancerArn());
        String arn = request.loadBalancerArn().replace(":loadbalancer/", ":listener/") + "/" + ids.hex(16);
        Listener listener = Listener.builder()
                .listenerArn(arn)
                .loadBalancerArn(request.loadBalancerArn())
                .port(request.port())
                .protocol(request.protocolAsString())
                .certificates(request.hasCertificates() ? request.certificates() : null)
                .sslPolicy(request.sslPolicy())
                .alpnPolicy(request.hasAlpnPolicy() ? request.alpnPolicy() : null)
                .build();
        listener = checked(balancer, listener);
        requireFreePort(region, listener);
        if (request.defaultActions().isEmpty()) {
            throw ElbErrors.missing("defaultActions");
        }
        List<Action> actions = new RuleActions(region, listener).normal(request.defaultActions());
        if (region.listenersOf(request.loadBalancerArn()).count()
                >= options.quotas().listenersPerLoadBalancer()) {
            throw AwsErrors.client("TooManyListeners", "The maximum number of listeners has been reached");
        }
        tags.put(region, arn, request.tags());
        keep(region, listener, actions);
        return CreateListenerResponse.builder().listeners(view(region, arn)).build();
    }

    private static void requireFreePort(LoadBalancing region, Listener listener) {
        boolean taken = region.listenersOf(listener.loadBalancerArn())
                .filter(other -> !other.settings.listenerArn().equals(listener.listenerArn()))
                .anyMatch(other -> Objects.equals(other.settings.port(), listener.port()));
        if (taken) {
            throw AwsErrors.client(
                    "DuplicateListener",
                    "A listener already exists on this port for this load balancer '" + listener.loadBalancerArn()
                            + "'");
        }
    }

    private static Listener checked(LoadBalancerEntry balancer, Listener listener) {
        String protocol = listener.protocolAsString();
        if ("gateway".equals(balancer.settings.typeAsString())) {
            return gateway(listener);
        }
        if (listener.port() == null) {
            throw ElbErrors.validation("A listener port must be specified");
        }
        if (protocol == null) {
            throw ElbErrors.validation("A listener protocol must be specified");
        }
        TargetGroupChecks.range("port", listener.port(), 1, 65535);
        if (!APPLICATION.contains(protocol) && !NETWORK.contains(protocol) && !protocol.equals("GENEVE")) {
            throw ElbErrors.constraint(
                    protocol, "protocol", "Member must satisfy enum value set: [HTTP, HTTPS, UDP, TCP, TLS, TCP_UDP]");
        }
        boolean network = "network".equals(balancer.settings.typeAsString());
        if (!(network ? NETWORK : APPLICATION).contains(protocol)) {
            throw ElbErrors.validation("Listener protocol '" + protocol + "' must be one of '"
                    + (network ? "UDP, TCP, TLS, TCP_UDP" : "HTTP, HTTPS") + "'");
        }
        return secured(listener);
    }

    private static Listener gateway(Listener listener) {
        if (listener.port() != null) {
            throw ElbErrors.validation("A port cannot be specified for gateway listeners");
        }
        if (listener.protocolAsString() != null) {
            throw ElbErrors.validation("A protocol cannot be specified for gateway listeners");
        }
        return listener;
    }

    private static Listener secured(Listener listener) {
        String protocol = listener.protocolAsString();
        if (!protocol.equals("HTTPS") && !protocol.equals("TLS")) {
            @Nullable List<Certificate> none = null;
            return listener.toBuilder().sslPolicy(null).certificates(none).build();
        }
        if (listener.certificates().size() != 1) {
            throw AwsErrors.client("ValidationError", "A certificate must be specified for " + protocol + " listeners");
        }
        return listener.toBuilder()
                .sslPolicy(listener.sslPolicy() == null ? SSL_POLICY : listener.sslPolicy())
                .build();
    }

    private DescribeListenersResponse describe(DescribeListenersRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        boolean byArn = !request.listenerArns().isEmpty();
        if (byArn == (request.loadBalancerArn() != null)) {
            throw ElbErrors.validation(
                    byArn
                            ? "Listener ARNs and a load balancer ARN cannot be specified at the same time"
                            : "You must specify either listener ARNs or a load balancer ARN");
        }
        List<String> found = byArn
                ? request.listenerArns().stream()
                        .distinct()
                        .map(arn -> region.listener(arn).settings.listenerArn())
                        .toList()
                : region.listenersOf(region.loadBalancer(request.loadBalancerArn())
                                .settings
                                .loadBalancerArn())
                        .map(listener -> listener.settings.listenerArn())
                        .toList();
        Page<String> page = Page.of(found, request.marker(), request.pageSize(), PAGE, ElbErrors::badMarker);
        return DescribeListenersResponse.builder()
                .listeners(page.items().stream().map(arn -> view(region, arn)).toList())
                .nextMarker(page.next())
                .build();
    }

    private ModifyListenerResponse modify(ModifyListenerRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        ListenerEntry entry = region.listener(request.listenerArn());
        Listener.Builder modified = entry.settings.toBuilder();
        Optional.ofNullable(request.port()).ifPresent(modified::port);
        Optional.ofNullable(request.protocolAsString()).ifPresent(modified::protocol);
        Optional.ofNullable(request.sslPolicy()).ifPresent(modified::sslPolicy);
        if (request.hasCertificates()) {
            modified.certificates(request.certificates());
        }
        if (request.hasAlpnPolicy()) {
            modified.alpnPolicy(request.alpnPolicy());
        }
        Listener listener = checked(region.loadBalancer(entry.settings.loadBalancerArn()), modified.build());
        requireFreePort(region, listener);
        @Nullable List<Action> actions = request.defaultActions().isEmpty()
                ? null
                : new RuleActions(region, listener).normal(request.defaultActions());
        entry.settings = listener;
        if (actions != null) {
            RuleEntry rule = defaultRule(region, listener.listenerArn());
            rule.settings = rule.settings.toBuilder().actions(actions).build();
        }
        return ModifyListenerResponse.builder()
                .listeners(view(region, listener.listenerArn()))
                .build();
    }

    private DeleteListenerResponse delete(DeleteListenerRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        region.listener(request.listenerArn());
        region.removeListener(request.listenerArn());
        return DeleteListenerResponse.builder().build();
    }

    private static RuleEntry defaultRule(LoadBalancing region, String listenerArn) {
        List<RuleEntry> rules = region.rulesOf(listenerArn);
        return rules.get(rules.size() - 1);
    }

    private static Listener view(LoadBalancing region, String arn) {
        return region.listener(arn).settings.toBuilder()
                .defaultActions(defaultRule(region, arn).settings.actions())
                .build();
    }
}
