package dev.mooring.kinds.service;

import dev.mooring.kinds.service.ServiceSpec.HealthCheck;
import dev.mooring.kinds.service.ServiceSpec.Route;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.Roles;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** What is wrong with a spec that no single field shows: fields that need or exclude each other, and what Fargate needs. */
final class SpecChecks {
    /** Elastic Load Balancing's own, where a target group is created without them. */
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
    /** ECS's own for services that are not daemons. */
    private static final int DEFAULT_MINIMUM_PERCENT = 100;

    private static final int DEFAULT_MAXIMUM_PERCENT = 200;

    private final Manifest<ServiceSpec> manifest;
    private final ServiceSpec spec;
    private final Environment.Spec environment;

    SpecChecks(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.spec = manifest.spec();
        this.environment = environment.spec();
    }

    Seq<Problem> problems() {
        return Vector.of(size(), routes(), healthCheck(), variables(), rollout(), surroundings())
                .flatMap(found -> found);
    }

    private Seq<Problem> size() {
        if (!FargateSizes.knowsCpu(spec.cpu())) {
            return one(
                    "spec.cpu",
                    "Fargate does not run cpu " + spec.cpu() + ": it takes "
                            + FargateSizes.cpus().mkString(", "));
        }
        return FargateSizes.objection(spec.cpu(), spec.memory())
                .toVector()
                .map(objection -> manifest.problem("spec.memory", objection));
    }

    private Seq<Problem> routes() {
        Vector<Problem> problems = Vector.empty();
        if (!spec.routes().isEmpty() && spec.port().isEmpty()) {
            problems = problems.append(
                    problem("spec.routes", "routes need a port: say which one the container listens on"));
        }
        if (!spec.routes().isEmpty() && environment.loadBalancer().isEmpty()) {
            problems = problems.append(
                    problem("spec.routes", "routes need the environment's loadBalancer, with its listener and vpc"));
        }
        for (int index = 0; index < spec.routes().size(); index++) {
            Route route = spec.routes().get(index);
            String path = "spec.routes[" + index + "]";
            if (route.paths().isEmpty() && route.hosts().isEmpty()) {
                problems = problems.append(problem(path, "a route needs paths or hosts to match"));
            }
            if (spec.routes().take(index).exists(earlier -> earlier.priority() == route.priority())) {
                problems = problems.append(problem(
                        path + ".priority", "priority " + route.priority() + " is taken by a route of this service"));
            }
        }
        return problems;
    }

    private Seq<Problem> healthCheck() {
        return spec.healthCheck().toVector().flatMap(check -> {
            if (spec.routes().isEmpty()) {
                return one("spec.healthCheck", "healthCheck needs routes: it is the load balancer that checks");
            }
            return check(check);
        });
    }

    /** Elastic Load Balancing refuses a timeout that is not shorter than the interval. */
    private Seq<Problem> check(HealthCheck check) {
        Duration interval = check.interval().getOrElse(DEFAULT_INTERVAL);
        Duration timeout = check.timeout().getOrElse(DEFAULT_TIMEOUT);
        if (timeout.compareTo(interval) < 0) {
            return Vector.empty();
        }
        return one(
                check.timeout().isDefined() ? "spec.healthCheck.timeout" : "spec.healthCheck.interval",
                "timeout (%ds) must be shorter than interval (%ds)"
                        .formatted(timeout.toSeconds(), interval.toSeconds()));
    }

    private Seq<Problem> variables() {
        return spec.secrets()
                .keySet()
                .filter(spec.environment()::containsKey)
                .toVector()
                .sorted()
                .map(name ->
                        problem("spec.secrets." + name, name + " is also in environment: a variable has one value"));
    }

    /** A rolling deployment moves only in the room between the two. */
    private Seq<Problem> rollout() {
        int minimum = spec.rollout().minimumHealthyPercent().getOrElse(DEFAULT_MINIMUM_PERCENT);
        int maximum = spec.rollout().maximumPercent().getOrElse(DEFAULT_MAXIMUM_PERCENT);
        if (maximum > minimum) {
            return Vector.empty();
        }
        return one(
                spec.rollout().maximumPercent().isDefined()
                        ? "spec.rollout.maximumPercent"
                        : "spec.rollout.minimumHealthyPercent",
                "maximumPercent (%d) must be above minimumHealthyPercent (%d), or no task can be replaced"
                        .formatted(maximum, minimum));
    }

    /** What a task on Fargate cannot start without. */
    private Seq<Problem> surroundings() {
        Vector<Problem> problems = Vector.empty();
        if (environment.network().isEmpty()) {
            problems = problems.append(
                    problem("spec", "a service on Fargate needs the environment's network: its subnets"));
        }
        Option<Value> overridden = spec.overrides().taskDefinition().get("executionRoleArn");
        if (environment.roles().flatMap(Roles::execution).isEmpty() && overridden.isEmpty()) {
            problems = problems.append(problem(
                    "spec",
                    "a service needs the environment's roles.execution: with it Fargate pulls images and writes logs"));
        }
        return problems;
    }

    private Seq<Problem> one(String path, String message) {
        return Vector.of(problem(path, message));
    }

    private Problem problem(String path, String message) {
        return manifest.problem(path, message);
    }
}
