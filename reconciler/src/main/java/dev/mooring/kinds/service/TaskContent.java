package dev.mooring.kinds.service;

import dev.mooring.kinds.Expansion.Use;
import dev.mooring.kinds.service.spec.Connect;
import dev.mooring.kinds.service.spec.Secret;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.kinds.service.spec.ServiceSpec.NetworkMode;
import dev.mooring.kinds.service.spec.Sidecar;
import dev.mooring.kinds.service.spec.Variable;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.Roles;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.Function;

/** The task definition that a spec stands for: members of ECS RegisterTaskDefinition. */
final class TaskContent {
    private final Manifest<ServiceSpec> manifest;
    private final ServiceSpec spec;
    private final Environment environment;
    private final ServiceNames names;
    private final LogContent logs;

    TaskContent(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.spec = manifest.spec();
        this.environment = environment;
        this.names = new ServiceNames(manifest, environment);
        this.logs = new LogContent(spec.logs(), names, environment);
    }

    Value.Tree tree() {
        return Value.tree("family", Value.of(names.family()))
                .with("networkMode", Value.of(spec.networkMode().name().toLowerCase(Locale.ROOT)))
                .with("requiresCompatibilities", Value.list(Value.of(spec.onFargate() ? "FARGATE" : "EC2")))
                .with("cpu", Value.of(Integer.toString(spec.cpu())))
                .with("memory", Value.of(Integer.toString(spec.memory())))
                .with("runtimePlatform", platform())
                .with("executionRoleArn", role(Roles::execution).map(Value::of))
                .with("taskRoleArn", role(Roles::task).map(Value::of))
                .with("ephemeralStorage", spec.ephemeralStorage().map(size -> Value.tree("sizeInGiB", Value.of(size))))
                .with("volumes", ContainerContent.nonEmpty(VolumeContent.defined(spec.volumes())))
                .with("containerDefinitions", Value.list(containers()));
    }

    private Option<String> role(Function<Roles, Option<String>> which) {
        return spec.roles()
                .flatMap(which)
                .orElse(() -> environment.spec().roles().flatMap(which));
    }

    /** The other manifests that the containers' variables speak of. */
    Seq<Use> uses() {
        Seq<Use> own = uses("spec.", spec.environment());
        return spec.sidecars()
                .zipWithIndex()
                .flatMap(sidecar -> uses("spec.sidecars[" + sidecar._2 + "].", sidecar._1.environment()))
                .prependAll(own);
    }

    private Seq<Use> uses(String at, Map<String, Variable> variables) {
        return variables
                .toVector()
                .flatMap(variable -> Variables.reference(variable._2)
                        .map(reference -> new Use(
                                reference,
                                manifest.where()
                                        .apply(at + "environment." + variable._1 + "."
                                                + Variables.field(variable._2)))));
    }

    private Value platform() {
        return Value.tree("cpuArchitecture", Value.of(spec.architecture().name()))
                .with("operatingSystemFamily", Value.of("LINUX"));
    }

    private Seq<Value> containers() {
        return Vector.<Value>of(container())
                .appendAll(spec.sidecars().map(this::sidecar))
                .appendAll(logs.router());
    }

    private Value container() {
        Value.Tree tree = Value.tree("name", Value.of(names.container()))
                .with("image", Value.of(spec.image()))
                .with("essential", Value.of(true))
                .with("logConfiguration", logs.of(names.container()))
                .with("portMappings", spec.port().map(port -> Value.list(offered(portMapping(port)))))
                .with("command", ContainerContent.nonEmpty(spec.command().map(Value::of)));
        return new ContainerContent(spec.container()).over(told(tree, spec.environment(), spec.secrets()));
    }

    private Value sidecar(Sidecar sidecar) {
        Value.Tree tree = Value.tree("name", Value.of(sidecar.name()))
                .with("image", Value.of(sidecar.image()))
                .with("essential", Value.of(sidecar.essential()))
                .with("cpu", sidecar.cpu().map(Value::of))
                .with("memory", sidecar.memory().map(Value::of))
                .with("memoryReservation", sidecar.memoryReservation().map(Value::of))
                .with("logConfiguration", logs.of(sidecar.name()))
                .with("portMappings", sidecar.port().map(port -> Value.list(portMapping(port))))
                .with("command", ContainerContent.nonEmpty(sidecar.command().map(Value::of)));
        return new ContainerContent(sidecar.container()).over(told(tree, sidecar.environment(), sidecar.secrets()));
    }

    private Value.Tree told(Value.Tree container, Map<String, Variable> variables, Map<String, Secret> secrets) {
        return container
                .with("environment", ContainerContent.nonEmpty(Variables.environment(variables)))
                .with("secrets", ContainerContent.nonEmpty(Variables.secrets(secrets, new SecretArns(environment))));
    }

    /**
     * Under awsvpc a task has an address of its own, and the host's port is the container's; so it is where the task uses
     * the host's network. Under bridge the host chooses.
     */
    private Value.Tree portMapping(int port) {
        return Value.tree("containerPort", Value.of(port))
                .with("hostPort", Value.of(spec.networkMode() == NetworkMode.BRIDGE ? 0 : port))
                .with("protocol", Value.of("tcp"));
    }

    /** Service Connect knows a port by its name. */
    private Value.Tree offered(Value.Tree portMapping) {
        return spec.connect()
                .flatMap(Connect::offer)
                .map(offer -> portMapping
                        .with("name", Value.of(names.container()))
                        .with(
                                "appProtocol",
                                offer.protocol()
                                        .map(protocol ->
                                                Value.of(protocol.name().toLowerCase(Locale.ROOT)))))
                .getOrElse(portMapping);
    }
}
