package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Connect;
import dev.mooring.kinds.service.spec.ContainerSpec;
import dev.mooring.kinds.service.spec.Logs;
import dev.mooring.kinds.service.spec.Secret;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.kinds.service.spec.ServiceSpec.NetworkMode;
import dev.mooring.kinds.service.spec.Sidecar;
import dev.mooring.kinds.service.spec.Variable;
import dev.mooring.kinds.service.spec.Volume;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What is wrong with the containers and volumes of a task that no single field shows. */
final class ContainerChecks {
    private static final String MAIN = "spec.";

    private final Manifest<ServiceSpec> manifest;
    private final ServiceSpec spec;
    private final Environment environment;
    private final Vector<Part> parts;

    /** One container, and where it is written. */
    private record Part(
            String at,
            String name,
            ContainerSpec container,
            Map<String, Variable> environment,
            Map<String, Secret> secrets,
            Option<Integer> port) {}

    ContainerChecks(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.spec = manifest.spec();
        this.environment = environment;
        Part main = new Part(MAIN, manifest.name(), spec.container(), spec.environment(), spec.secrets(), spec.port());
        this.parts = Vector.ofAll(spec.sidecars())
                .zipWithIndex()
                .map(sidecar -> part(sidecar._1, sidecar._2))
                .prepend(main);
    }

    private static Part part(Sidecar sidecar, int index) {
        return new Part(
                MAIN + "sidecars[" + index + "].",
                sidecar.name(),
                sidecar.container(),
                sidecar.environment(),
                sidecar.secrets(),
                sidecar.port());
    }

    Seq<Problem> problems() {
        return Vector.of(names(), ports(), variables(), dependencies(), mounts(), volumes(), offer(), drivers())
                .flatMap(found -> found);
    }

    private Seq<Problem> names() {
        Set<String> taken = spec.logs().router().isDefined() ? HashSet.of(LogContent.ROUTER) : HashSet.empty();
        return parts.zipWithIndex()
                .filter(part -> taken.contains(part._1.name())
                        || parts.take(part._2).exists(earlier -> earlier.name().equals(part._1.name())))
                .map(part -> problem(
                        part._2 == 0 ? "metadata.name" : part._1.at() + "name",
                        "another container of the task is called " + part._1.name()));
    }

    /** Containers under awsvpc share an address, those under host their instance's. */
    private Seq<Problem> ports() {
        return parts.zipWithIndex()
                .filter(part -> spec.networkMode() != NetworkMode.BRIDGE)
                .filter(part -> part._1.port().isDefined())
                .filter(part ->
                        parts.take(part._2).exists(earlier -> earlier.port().equals(part._1.port())))
                .map(part -> problem(
                        part._1.at() + "port",
                        "another container of the task listens on port "
                                + part._1.port().get()));
    }

    private Seq<Problem> variables() {
        return parts.flatMap(part -> part.secrets()
                .keySet()
                .filter(part.environment()::containsKey)
                .toVector()
                .sorted()
                .map(name -> problem(
                        part.at() + "secrets." + name, name + " is also in environment: a variable has one value")));
    }

    private Seq<Problem> dependencies() {
        return parts.flatMap(part -> part.container()
                .dependsOn()
                .toVector()
                .sortBy(dependency -> dependency._1)
                .flatMap(dependency -> objection(part, dependency._1, dependency._2)
                        .map(message -> problem(part.at() + "container.dependsOn." + dependency._1, message))));
    }

    private Option<String> objection(Part part, String on, ContainerSpec.Stage stage) {
        Option<Part> other = parts.find(one -> one.name().equals(on));
        if (other.isEmpty()) {
            return Option.when(
                    !(on.equals(LogContent.ROUTER) && spec.logs().router().isDefined()),
                    () -> "no container of the task is called " + on);
        }
        if (reaches(other.get(), part.name(), HashSet.empty())) {
            return Option.some("the containers wait for each other: " + part.name() + " and " + on);
        }
        boolean unknowable = stage == ContainerSpec.Stage.HEALTHY
                && other.get().container().healthCheck().isEmpty();
        return Option.when(unknowable, () -> on + " has no container.healthCheck to be healthy by");
    }

    private boolean reaches(Part from, String name, Set<String> seen) {
        return from.name().equals(name)
                || from.container()
                        .dependsOn()
                        .keySet()
                        .filter(next -> !seen.contains(next))
                        .exists(next -> parts.find(part -> part.name().equals(next))
                                .exists(part -> reaches(part, name, seen.add(next))));
    }

    private Seq<Problem> mounts() {
        Set<String> names = spec.volumes().map(Volume::name).toSet();
        return parts.flatMap(part -> part.container()
                .mounts()
                .zipWithIndex()
                .filter(mount -> !names.contains(mount._1.volume()))
                .map(mount -> problem(
                        part.at() + "container.mounts[" + mount._2 + "].volume",
                        "there is no volume " + mount._1.volume() + " in volumes")));
    }

    private Seq<Problem> volumes() {
        Seq<Problem> twice = spec.volumes()
                .zipWithIndex()
                .filter(volume -> spec.volumes()
                        .take(volume._2)
                        .exists(earlier -> earlier.name().equals(volume._1.name())))
                .map(volume -> volume(volume._2, "name", "another volume is called " + volume._1.name()));
        Seq<Problem> elsewhere = spec.volumes()
                .zipWithIndex()
                .filter(volume -> volume._1.host().isDefined() && spec.onFargate())
                .map(volume -> volume(volume._2, "host", "Fargate has no folders of instances"));
        return twice.appendAll(elsewhere).appendAll(ebs());
    }

    /** ECS attaches one volume of EBS to a task, and with a role. */
    private Seq<Problem> ebs() {
        Seq<Integer> indices = spec.volumes()
                .zipWithIndex()
                .filter(volume -> volume._1.ebs().isDefined())
                .map(volume -> volume._2);
        Seq<Problem> many = indices.drop(1).map(index -> volume(index, "ebs", "a task can have one volume of EBS"));
        boolean lacksRole = ServiceContent.infrastructure(spec, environment).isEmpty();
        return indices.headOption()
                .filter(ignored -> lacksRole)
                .map(index -> volume(
                        index,
                        "ebs",
                        "ECS attaches it with the environment's roles.infrastructure, which is not written"))
                .toVector()
                .appendAll(many);
    }

    private Problem volume(int index, String field, String message) {
        return problem("spec.volumes[" + index + "]." + field, message);
    }

    /** Fargate's containers write to CloudWatch Logs, to Splunk, or to FireLens. */
    private Seq<Problem> drivers() {
        return spec.logs()
                .driver()
                .filter(driver -> spec.onFargate() && driver != Logs.Driver.AWSLOGS && driver != Logs.Driver.SPLUNK)
                .toVector()
                .map(driver -> problem(
                        "spec.logs.driver", "Fargate has no such driver: it takes awslogs, splunk or a router"));
    }

    private Seq<Problem> offer() {
        boolean offersNothing = spec.connect().flatMap(Connect::offer).isDefined()
                && spec.port().isEmpty();
        return offersNothing
                ? Vector.of(problem("spec.connect.offer", "offer needs port: say which one the container listens on"))
                : Vector.empty();
    }

    private Problem problem(String path, String message) {
        return manifest.problem(path, message);
    }
}
