package dev.mooring.cli;

import dev.mooring.manifest.Environment;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.ecs.EcsApi;
import dev.mooring.simulator.elb.ElbApi;
import io.vavr.collection.Seq;

/** What Terraform makes before Mooring comes: the clusters and listeners that environments name. */
final class Foundations {
    private Foundations() {}

    static Landscape of(Seq<Environment> environments) {
        return environments.map(Environment::spec).foldLeft(Landscape.EMPTY, (so, spec) -> {
            Landscape withCluster = so.withCluster(clusterArn(spec));
            return spec.loadBalancer()
                    .map(balancer -> withCluster.withListener(balancer.listener(), balancer.vpc()))
                    .getOrElse(withCluster);
        });
    }

    /** Adds to a simulator what it does not have yet. */
    static void lay(Seq<Environment> environments, Simulator simulator) {
        Landscape wanted = of(environments);
        simulator.ask(EcsApi.class, ecs -> {
            wanted.clusterArns().forEach(ecs::seedCluster);
            return ecs;
        });
        simulator.ask(ElbApi.class, elb -> {
            wanted.listeners().forEach(elb::seed);
            return elb;
        });
    }

    private static String clusterArn(Environment.Spec spec) {
        return "arn:aws:ecs:" + spec.region() + ":" + spec.account() + ":cluster/" + spec.cluster();
    }
}
