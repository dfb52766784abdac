package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import dev.mooring.manifest.spec.Written;
import io.vavr.control.Option;
import java.time.Duration;

/** {@code connect:} of a Service. */
@Doc("Service Connect: services of a namespace reach one another by short names.")
public record Connect(
        @Size(max = 1024) @Doc("The namespace of AWS Cloud Map, by name or ARN. Without it, the cluster's own.")
        Option<String> namespace,

        @Doc("Under which name others reach this service. Without it, it only reaches others.")
        Option<Offer> offer) {

    public record Offer(
            @Matches(
                    value = "[a-z0-9_.-]{1,64}",
                    says = "up to 64 lower-case letters, digits, dashes, dots and underscores")
            @Doc("The name that it is discovered by. Without it, the service's.")
            Option<String> name,

            @Matches(value = "[a-z0-9.-]{1,127}", says = "a host name")
            @Doc("The host name that others use; AWS's default is NAME.NAMESPACE.")
            Option<String> host,

            @Range(min = "1", max = "65535") @Doc("The port that others use. Without it, the service's.")
            Option<Integer> port,

            @Doc("What is spoken, so that Service Connect can count and route requests. Without it, TCP.")
            Option<Protocol> protocol,

            @Range(min = "0s", max = "24h") @Doc("How long a connection may be idle.")
            Option<Duration> idleTimeout,

            @Range(min = "0s", max = "24h") @Doc("How long an answer may take.")
            Option<Duration> requestTimeout) {}

    /** Protocols above TCP, in the words of Amazon ECS. */
    public enum Protocol {
        @Written("http")
        HTTP,
        @Written("http2")
        HTTP2,
        @Written("grpc")
        GRPC
    }
}
