package dev.mooring.simulator;

import dev.mooring.simulator.cloudfront.SeededDistribution;
import dev.mooring.simulator.elb.SeededListener;
import java.util.List;
import java.util.stream.Stream;

/**
 * What exists before the first call and after each reset: what Terraform would have made.
 *
 * @param everyImage whether ECR hands out whatever image is asked for of repositories that nobody made: the simulator's ECS
 *     runs any image too, and builds are seldom what a trial is about
 */
public record Landscape(
        List<String> clusterArns,
        List<SeededListener> listeners,
        List<SeededDistribution> distributions,
        List<SeededSecret> secrets,
        List<SeededSecret> parameters,
        boolean everyImage) {
    public static final Landscape EMPTY = new Landscape(List.of(), List.of(), List.of(), List.of(), List.of(), true);

    /** @param arn {@code arn:aws:ecs:REGION:ACCOUNT:cluster/NAME} */
    public Landscape withCluster(String arn) {
        return new Landscape(plus(clusterArns, arn), listeners, distributions, secrets, parameters, everyImage);
    }

    /**
     * Adds a listener on port 80, with the load balancer that its ARN names.
     *
     * @param arn {@code arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener/app/NAME/ID/ID}
     */
    public Landscape withListener(String arn, String vpcId) {
        return new Landscape(
                clusterArns,
                plus(listeners, new SeededListener(arn, vpcId, 80)),
                distributions,
                secrets,
                parameters,
                everyImage);
    }

    public Landscape withDistribution(SeededDistribution distribution) {
        return new Landscape(
                clusterArns, listeners, plus(distributions, distribution), secrets, parameters, everyImage);
    }

    /** Adds a secret of Secrets Manager. */
    public Landscape withSecret(SeededSecret secret) {
        return new Landscape(clusterArns, listeners, distributions, plus(secrets, secret), parameters, everyImage);
    }

    /** Adds a secure parameter of the Parameter Store. */
    public Landscape withParameter(SeededSecret parameter) {
        return new Landscape(clusterArns, listeners, distributions, secrets, plus(parameters, parameter), everyImage);
    }

    /** Only what is pushed to ECR is there, as in AWS. */
    public Landscape withPushedImagesOnly() {
        return new Landscape(clusterArns, listeners, distributions, secrets, parameters, false);
    }

    private static <T> List<T> plus(List<T> present, T more) {
        return Stream.concat(present.stream(), Stream.of(more)).toList();
    }
}
