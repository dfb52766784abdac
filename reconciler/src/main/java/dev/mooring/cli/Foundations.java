package dev.mooring.cli;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Value;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.cloudfront.CloudFrontApi;
import dev.mooring.simulator.cloudfront.SeededDistribution;
import dev.mooring.simulator.ecs.EcsApi;
import dev.mooring.simulator.elb.ElbApi;
import dev.mooring.simulator.secretsmanager.SecretsManagerApi;
import dev.mooring.simulator.ssm.SsmApi;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What is there before Mooring comes: clusters, listeners and distributions, by Terraform; secrets, by hand. */
final class Foundations {
    private Foundations() {}

    static Landscape of(Seq<DesiredGraph> graphs) {
        return graphs.foldLeft(Landscape.EMPTY, (so, graph) -> {
            Environment.Spec spec = graph.environment().spec();
            Landscape withCluster = so.withCluster(clusterArn(spec));
            Landscape withListener = spec.loadBalancer()
                    .map(balancer -> withCluster.withListener(balancer.listener(), balancer.vpc()))
                    .getOrElse(withCluster);
            Landscape withSite = distributions(graph).foldLeft(withListener, Landscape::withDistribution);
            return SeededSecrets.of(graph).in(withSite);
        });
    }

    /** Adds to a simulator what it does not have yet. */
    static void lay(Seq<DesiredGraph> graphs, Simulator simulator) {
        Landscape wanted = of(graphs);
        simulator.ask(EcsApi.class, ecs -> {
            wanted.clusterArns().forEach(ecs::seedCluster);
            return ecs;
        });
        simulator.ask(ElbApi.class, elb -> {
            wanted.listeners().forEach(elb::seed);
            return elb;
        });
        simulator.ask(CloudFrontApi.class, cloudFront -> {
            wanted.distributions().forEach(cloudFront::seed);
            return cloudFront;
        });
    }

    /** Adds the secrets that these environments name. */
    static void laySecrets(Seq<DesiredGraph> graphs, Simulator simulator) {
        Landscape wanted = of(graphs);
        simulator.ask(SecretsManagerApi.class, secrets -> {
            wanted.secrets().forEach(secret -> secrets.seed(secret.owner(), secret.id(), secret.value()));
            return secrets;
        });
        simulator.ask(SsmApi.class, parameters -> {
            wanted.parameters().forEach(secret -> parameters.seed(secret.owner(), secret.id(), secret.value()));
            return parameters;
        });
    }

    private static String clusterArn(Environment.Spec spec) {
        return "arn:aws:ecs:" + spec.region() + ":" + spec.account() + ":cluster/" + spec.cluster();
    }

    /** A site's content names its distribution and its bucket. */
    static Seq<SeededDistribution> distributions(DesiredGraph graph) {
        return graph.resources().values().flatMap(resource -> distribution(graph.environment(), resource));
    }

    private static Option<SeededDistribution> distribution(Environment environment, Desired resource) {
        return Option.of(resource)
                .filter(one -> one.type().name().equals("site/content"))
                .flatMap(one -> one.tree().text("Distribution"))
                .map(id -> new SeededDistribution(
                        "arn:aws:cloudfront::" + environment.spec().account() + ":distribution/" + id,
                        resource.tree().text("Bucket").get(),
                        resource.tree().get("SinglePage").contains(Value.of(true))));
    }
}
