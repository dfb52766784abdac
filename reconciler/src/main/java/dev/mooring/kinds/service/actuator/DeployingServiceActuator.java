package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.Bridge;
import dev.mooring.resource.Health;
import dev.mooring.resource.Value;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Finds words for how far a deployment is that shifts traffic, which DescribeServices does not tell: one call for each
 * service under way. A rolling one has no stages, and is not asked about.
 */
final class DeployingServiceActuator {
    private final ServiceDeploymentActuator deployments;

    DeployingServiceActuator(ServiceDeploymentActuator deployments) {
        this.deployments = deployments;
    }

    /**
     * The progress, with its stage as far as it can be read.
     *
     * @param service as DescribeServices returns it
     */
    Health explained(Value.Tree service, Health.Progressing progressing) {
        return service.text("currentServiceDeployment")
                .filter(ignored -> shiftsTraffic(service))
                .flatMap(this::report)
                .flatMap(report -> RolloutReport.ofStage(report)
                        .map(stage -> new Health.Progressing(
                                RolloutReport.paused(report) ? "Paused" : progressing.reason(),
                                stage + "; " + progressing.message())))
                .getOrElse(progressing);
    }

    private static boolean shiftsTraffic(Value.Tree service) {
        return service.get("deploymentConfiguration")
                .filter(Value.Tree.class::isInstance)
                .flatMap(configuration -> ((Value.Tree) configuration).text("strategy"))
                .exists(strategy -> !strategy.equals("ROLLING"));
    }

    private Option<Value.Tree> report(String arn) {
        return deployments
                .describe(Vector.of(arn))
                .toOption()
                .flatMap(Vector::headOption)
                .map(Bridge::fromSdk);
    }
}
