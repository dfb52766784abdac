package dev.mooring.kinds.service;

import dev.mooring.kinds.Expansion.Use;
import dev.mooring.kinds.service.ServiceSpec.Variable;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.Roles;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The task definition that a spec stands for: members of ECS RegisterTaskDefinition. */
final class TaskContent {
    private final Manifest<ServiceSpec> manifest;
    private final ServiceSpec spec;
    private final Environment environment;
    private final ServiceNames names;

    TaskContent(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.spec = manifest.spec();
        this.environment = environment;
        this.names = new ServiceNames(manifest, environment);
    }

    Value.Tree tree() {
        Option<Roles> roles = environment.spec().roles();
        return Value.tree("family", Value.of(names.family()))
                .with("networkMode", Value.of("awsvpc"))
                .with("requiresCompatibilities", Value.list(Value.of("FARGATE")))
                .with("cpu", Value.of(Integer.toString(spec.cpu())))
                .with("memory", Value.of(Integer.toString(spec.memory())))
                .with("runtimePlatform", platform())
                .with("executionRoleArn", roles.flatMap(Roles::execution).map(Value::of))
                .with("taskRoleArn", roles.flatMap(Roles::task).map(Value::of))
                .with("containerDefinitions", Value.list(container()));
    }

    /** The other manifests that the container's variables speak of. */
    Seq<Use> uses() {
        return spec.environment()
                .toVector()
                .flatMap(variable -> reference(variable._2)
                        .map(reference -> new Use(
                                reference,
                                manifest.where()
                                        .apply("spec.environment." + variable._1 + "." + member(variable._2)))));
    }

    private Value platform() {
        return Value.tree("cpuArchitecture", Value.of(spec.architecture().name()))
                .with("operatingSystemFamily", Value.of("LINUX"));
    }

    private Value container() {
        return Value.tree("name", Value.of(names.container()))
                .with("image", Value.of(spec.image()))
                .with("essential", Value.of(true))
                .with("logConfiguration", logs())
                .with("portMappings", spec.port().map(TaskContent::portMappings))
                .with("environment", nonEmpty(environment()))
                .with("secrets", nonEmpty(secrets()))
                .with("command", nonEmpty(spec.command().map(Value::of)));
    }

    /** Under awsvpc a task has an address of its own, and the host's port is the container's. */
    private static Value portMappings(int port) {
        return Value.list(Value.tree("containerPort", Value.of(port))
                .with("hostPort", Value.of(port))
                .with("protocol", Value.of("tcp")));
    }

    private Value logs() {
        return Value.tree("logDriver", Value.of("awslogs"))
                .with(
                        "options",
                        Value.tree("awslogs-group", Value.of(names.logGroup()))
                                .with(
                                        "awslogs-region",
                                        Value.of(environment.spec().region()))
                                .with("awslogs-stream-prefix", Value.of(names.container())));
    }

    private Seq<Value> environment() {
        return byName(spec.environment().toVector())
                .map(variable -> Value.tree("name", Value.of(variable._1))
                        .with(
                                "value",
                                switch (variable._2) {
                                    case Variable.Literal literal -> Value.of(literal.value());
                                    case Variable.FromQueue from -> new Value.Ref(reference(from));
                                    case Variable.FromTopic from -> new Value.Ref(reference(from));
                                }));
    }

    private Seq<Value> secrets() {
        SecretArns arns = new SecretArns(environment);
        return byName(spec.secrets().toVector())
                .map(secret ->
                        Value.tree("name", Value.of(secret._1)).with("valueFrom", Value.of(arns.valueFrom(secret._2))));
    }

    private static Option<Reference> reference(Variable variable) {
        return switch (variable) {
            case Variable.Literal ignored -> Option.none();
            case Variable.FromQueue from -> Option.some(reference(from));
            case Variable.FromTopic from -> Option.some(reference(from));
        };
    }

    /** The member of the spec that names the other manifest. */
    private static String member(Variable variable) {
        return variable instanceof Variable.FromTopic ? "topic" : "queue";
    }

    private static Reference reference(Variable.FromTopic from) {
        return Reference.to(new ManifestId("Topic", from.topic()), from.attribute());
    }

    private static Reference reference(Variable.FromQueue from) {
        return Reference.to(new ManifestId("Queue", from.queue()), from.attribute());
    }

    private static <T> Vector<Tuple2<String, T>> byName(Vector<Tuple2<String, T>> entries) {
        return entries.sortBy(Tuple2::_1);
    }

    private static Option<Value> nonEmpty(Seq<Value> items) {
        return Option.when(!items.isEmpty(), () -> Value.list(items));
    }
}
