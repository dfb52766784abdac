package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Connect;
import dev.mooring.kinds.service.spec.Rollout;
import dev.mooring.kinds.service.spec.Rollout.Strategy;
import dev.mooring.kinds.service.spec.Route;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** What is wrong with how a service is to deploy that no single field shows. */
final class RolloutChecks {
    /** ECS's own for services that are not daemons. */
    private static final int DEFAULT_MINIMUM_PERCENT = 100;

    private static final int DEFAULT_MAXIMUM_PERCENT = 200;

    private final Manifest<ServiceSpec> manifest;
    private final ServiceSpec spec;
    private final Rollout rollout;
    private final Option<String> infrastructure;

    RolloutChecks(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.spec = manifest.spec();
        this.rollout = spec.rollout();
        this.infrastructure = ServiceContent.infrastructure(spec, environment);
    }

    Seq<Problem> problems() {
        return Vector.of(room(), shifting(), roles(), minutes()).flatMap(found -> found);
    }

    /** A rolling deployment moves only in the room between the two; a daemon starts nothing beside what it replaces. */
    private Seq<Problem> room() {
        int minimum = rollout.minimumHealthyPercent().getOrElse(spec.daemon() ? 0 : DEFAULT_MINIMUM_PERCENT);
        int maximum = rollout.maximumPercent().getOrElse(spec.daemon() ? 100 : DEFAULT_MAXIMUM_PERCENT);
        if (maximum > minimum) {
            return Vector.empty();
        }
        return one(
                rollout.maximumPercent().isDefined() ? "maximumPercent" : "minimumHealthyPercent",
                "maximumPercent (%d) must be above minimumHealthyPercent (%d), or no task can be replaced"
                        .formatted(maximum, minimum));
    }

    private Seq<Problem> shifting() {
        Strategy strategy = rollout.strategy();
        if (!strategy.shiftsTraffic()) {
            return Vector.empty();
        }
        Vector<Problem> problems = Vector.empty();
        if (spec.daemon()) {
            problems = problems.appendAll(one("strategy", "a daemon can only roll: its tasks share no traffic"));
        }
        if (spec.routes().size() > 1) {
            problems = problems.append(manifest.problem(
                    "spec.routes[1]",
                    "ECS shifts the traffic of one listener rule: with this strategy a service has one route, which may"
                            + " list several paths and hosts"));
        }
        boolean reached = !spec.routes().isEmpty()
                || spec.connect().flatMap(Connect::offer).isDefined();
        if (strategy != Strategy.BLUE_GREEN && !reached) {
            problems = problems.appendAll(
                    one("strategy", "there is no traffic to shift: it needs routes, or connect.offer"));
        }
        return problems.appendAll(testRoute());
    }

    private Seq<Problem> testRoute() {
        Option<Route> test = rollout.testRoute();
        if (test.isEmpty()) {
            return Vector.empty();
        }
        if (spec.routes().isEmpty()) {
            return one("testRoute", "testRoute needs routes: the listener tests what it will serve");
        }
        int priority = test.get().priority();
        return spec.routes().exists(route -> route.priority() == priority)
                ? one("testRoute.priority", "priority " + priority + " is taken by a route of this service")
                : Vector.empty();
    }

    /** ECS itself writes listener rules and asks functions, and may do so only with a role. */
    private Seq<Problem> roles() {
        if (infrastructure.isDefined()) {
            return Vector.empty();
        }
        Seq<Problem> hooks = rollout.hooks()
                .zipWithIndex()
                .filter(hook -> hook._1.role().isEmpty())
                .flatMap(hook -> one(
                        "hooks[" + hook._2 + "]",
                        "a function is asked with a role: write one, or the environment's roles.infrastructure"));
        return rollout.strategy().shiftsTraffic() && !spec.routes().isEmpty()
                ? hooks.appendAll(one(
                        "strategy",
                        "ECS moves traffic between target groups with the environment's roles.infrastructure, which is"
                                + " not written"))
                : hooks;
    }

    private Seq<Problem> minutes() {
        return Vector.of(
                        wholeMinutes("bakeTime", rollout.bakeTime()),
                        wholeMinutes("canary.bakeTime", rollout.canary().map(Rollout.Step::bakeTime)),
                        wholeMinutes("linear.bakeTime", rollout.linear().map(Rollout.Step::bakeTime)))
                .flatMap(found -> found)
                .appendAll(rollout.pauses()
                        .zipWithIndex()
                        .flatMap(pause ->
                                wholeMinutes("pauses[" + pause._2 + "].timeout", Option.some(pause._1.timeout()))));
    }

    private Seq<Problem> wholeMinutes(String field, Option<Duration> duration) {
        return duration.filter(time -> time.toSecondsPart() != 0)
                .toVector()
                .flatMap(time -> one(field, "must be whole minutes"));
    }

    private Seq<Problem> one(String field, String message) {
        return Vector.of(manifest.problem("spec.rollout." + field, message));
    }
}
