package dev.mooring.simulator.ecs;

import software.amazon.awssdk.services.ecs.model.Cluster;

/** One cluster. Its counts are not kept here: they follow from its services and tasks. */
final class ClusterEntry {
    Cluster settings;

    ClusterEntry(Cluster settings) {
        this.settings = settings;
    }

    String name() {
        return settings.clusterName();
    }

    String arn() {
        return settings.clusterArn();
    }

    boolean active() {
        return "ACTIVE".equals(settings.status());
    }
}
