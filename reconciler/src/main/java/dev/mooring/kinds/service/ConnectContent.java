package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Connect;
import dev.mooring.resource.Value;
import io.vavr.control.Option;

/** What Service Connect makes of a service: a client of a namespace, and a server where it offers its port. */
final class ConnectContent {
    private final Connect connect;
    private final String name;
    private final int port;

    /**
     * @param name of the service, and of its port
     * @param port that it listens on
     */
    ConnectContent(Connect connect, String name, int port) {
        this.connect = connect;
        this.name = name;
        this.port = port;
    }

    /** CreateService's {@code serviceConnectConfiguration}. */
    Value.Tree tree() {
        return Value.tree("enabled", Value.of(true))
                .with("namespace", connect.namespace().map(Value::of))
                .with("services", connect.offer().map(offer -> Value.list(service(offer))));
    }

    private Value service(Connect.Offer offer) {
        Value alias = Value.tree("port", Value.of(offer.port().getOrElse(port)))
                .with("dnsName", offer.host().map(Value::of));
        Value.Tree timeout = Value.tree()
                .with("idleTimeoutSeconds", offer.idleTimeout().map(Seconds::of))
                .with("perRequestTimeoutSeconds", offer.requestTimeout().map(Seconds::of));
        return Value.tree("portName", Value.of(name))
                .with("discoveryName", Value.of(offer.name().getOrElse(name)))
                .with("clientAliases", Value.list(alias))
                .with("timeout", Option.when(!timeout.isEmpty(), timeout));
    }
}
