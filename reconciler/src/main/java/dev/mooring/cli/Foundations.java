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
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What Terraform makes before Mooring comes: the clusters, listeners and distributions that environments name. */
final class Foundations {
    private Foundations() {}

    static Landscape of(Seq<DesiredGraph> graphs) {
        return graphs.foldLeft(Landscape.EMPTY, (so, graph) -> {
            Environment.Spec spec = graph.environment().spec();
            Landscape withCluster = so.withCluster(clusterArn(spec));
            Landscape withListener = spec.loadBalancer()
                    .map(balancer -> withCluster.withListener(balancer.listener(), balancer.vpc()))
                    .getOrElse(withCluster);
            return distributions(graph).foldLeft(withListener, Landscape::withDistribution);
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
