package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Route;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.kinds.service.spec.ServiceSpec.NetworkMode;
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
    /** Elastic Load Balancing, "Quotas": condition values per rule. */
    private static final int MOST_VALUES = 5;

    private final Manifest<ServiceSpec> manifest;
    private final ServiceSpec spec;
    private final Environment environment;

    SpecChecks(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.spec = manifest.spec();
        this.environment = environment;
    }

    Seq<Problem> problems() {
        return Vector.of(size(), compute(), capacity(), routes(), healthCheck(), surroundings())
                .flatMap(found -> found)
                .appendAll(new ContainerChecks(manifest, environment).problems())
                .appendAll(new RolloutChecks(manifest, environment).problems());
    }

    private Seq<Problem> size() {
        if (!spec.onFargate()) {
            return Vector.empty();
        }
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

    private Seq<Problem> compute() {
        Vector<Problem> problems = Vector.empty();
        if (spec.daemon() && spec.onFargate()) {
            problems = problems.append(
                    problem("spec.daemon", "a daemon needs launchType ec2: Fargate has no instances to run it on"));
        }
        if (spec.daemon() && !spec.capacity().isEmpty()) {
            problems = problems.append(problem(
                    "spec.capacity", "a daemon runs on every instance of the cluster, not by shares of capacity"));
        }
        if (spec.networkMode() != NetworkMode.AWSVPC && spec.onFargate()) {
            problems = problems.append(problem("spec.networkMode", "Fargate gives each task an address: awsvpc"));
        }
        if (spec.ephemeralStorage().isDefined() && !spec.onFargate()) {
            problems = problems.append(
                    problem("spec.ephemeralStorage", "only Fargate has a disk of its own for each task"));
        }
        return problems;
    }

    private Seq<Problem> capacity() {
        Vector<Problem> problems = Vector.empty();
        boolean some = spec.capacity().exists(share -> share.provider().startsWith("FARGATE"));
        if (some && !spec.onFargate()) {
            problems = problems.append(problem(
                    "spec.capacity", "FARGATE and FARGATE_SPOT do not go together with the cluster's own providers"));
        }
        Seq<Integer> bases = Vector.range(0, spec.capacity().size())
                .filter(index -> spec.capacity().get(index).base() > 0);
        for (int index : bases.drop(1)) {
            problems = problems.append(problem("spec.capacity[" + index + "].base", "one provider only has a base"));
        }
        for (int index = 0; index < spec.capacity().size(); index++) {
            String provider = spec.capacity().get(index).provider();
            if (spec.capacity().take(index).exists(earlier -> earlier.provider().equals(provider))) {
                problems = problems.append(
                        problem("spec.capacity[" + index + "].provider", provider + " has a share already"));
            }
        }
        boolean none = !spec.capacity().isEmpty() && spec.capacity().forAll(share -> share.weight() == 0);
        return none
                ? problems.append(problem("spec.capacity", "one provider at least needs a weight above 0"))
                : problems;
    }

    private Seq<Problem> routes() {
        Vector<Problem> problems = Vector.empty();
        if (!spec.routes().isEmpty() && environment.spec().loadBalancer().isEmpty()) {
            problems = problems.append(
                    problem("spec.routes", "routes need the environment's loadBalancer, with its listener and vpc"));
        }
        for (int index = 0; index < spec.routes().size(); index++) {
            Route route = spec.routes().get(index);
            String path = "spec.routes[" + index + "]";
            if (spec.routes().take(index).exists(earlier -> earlier.priority() == route.priority())) {
                problems = problems.append(problem(
                        path + ".priority", "priority " + route.priority() + " is taken by a route of this service"));
            }
            problems = problems.appendAll(values(route, path));
        }
        return problems.appendAll(
                spec.rollout().testRoute().toVector().flatMap(route -> values(route, "spec.rollout.testRoute")));
    }

    private Seq<Problem> values(Route route, String path) {
        int values = RouteConditions.values(route);
        return values <= MOST_VALUES
                ? Vector.empty()
                : one(
                        path,
                        "a rule can hold " + MOST_VALUES + " values in all its conditions, not " + values
                                + ": divide it into several routes");
    }

    /** Elastic Load Balancing refuses a timeout that is not shorter than the interval. */
    private Seq<Problem> healthCheck() {
        return spec.healthCheck().toVector().flatMap(check -> {
            Duration interval = check.interval().getOrElse(DEFAULT_INTERVAL);
            Duration timeout = check.timeout().getOrElse(DEFAULT_TIMEOUT);
            return timeout.compareTo(interval) < 0
                    ? Vector.<Problem>empty()
                    : one(
                            check.timeout().isDefined() ? "spec.healthCheck.timeout" : "spec.healthCheck.interval",
                            "timeout (%ds) must be shorter than interval (%ds)"
                                    .formatted(timeout.toSeconds(), interval.toSeconds()));
        });
    }

    /** What a task cannot start without. */
    private Seq<Problem> surroundings() {
        Vector<Problem> problems = Vector.empty();
        boolean homeless = spec.network().orElse(environment.spec().network()).isEmpty();
        if (homeless && spec.networkMode() == NetworkMode.AWSVPC) {
            problems = problems.append(problem(
                    "spec", "a service whose tasks have addresses needs the environment's network: its subnets"));
        }
        Option<Value> overridden = spec.overrides().taskDefinition().get("executionRoleArn");
        boolean roleless = spec.roles()
                .flatMap(Roles::execution)
                .orElse(environment.spec().roles().flatMap(Roles::execution))
                .isEmpty();
        if (roleless && overridden.isEmpty() && spec.onFargate()) {
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
