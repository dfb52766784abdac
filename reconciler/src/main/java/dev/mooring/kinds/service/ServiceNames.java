package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What the AWS objects of one service are called. */
final class ServiceNames {
    /** Elastic Load Balancing, CreateTargetGroup: "can have a maximum of 32 characters". */
    private static final int LONGEST_TARGET_GROUP = 32;

    private static final int FINGERPRINT = 7;

    private final Manifest<ServiceSpec> manifest;
    private final Environment environment;

    ServiceNames(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.environment = environment;
    }

    ResourceId service() {
        return new ResourceId(EcsServiceType.NAME, environment.spec().cluster(), serviceName());
    }

    String serviceName() {
        return manifest.lifecycle().externalName().getOrElse(manifest.name());
    }

    /** The task definition's family, which is unique in the account and Region. */
    String family() {
        return accountWide();
    }

    /** Also the prefix of its log streams. */
    String container() {
        return manifest.name();
    }

    String logGroup() {
        return "/mooring/" + environment.name() + "/" + manifest.name();
    }

    String targetGroup() {
        return fitted(accountWide());
    }

    /** Those that requests come to: where traffic is shifted, two take turns. */
    Vector<String> targetGroups() {
        return manifest.spec().rollout().strategy().shiftsTraffic()
                ? Vector.of(targetGroup(), alternateTargetGroup())
                : Vector.of(targetGroup());
    }

    /** The group that traffic is shifted to, and the next time back from. */
    String alternateTargetGroup() {
        return fitted(accountWide() + "-alt");
    }

    /** The name; where that is too long, its beginning and a fingerprint of the whole. */
    private static String fitted(String name) {
        if (name.length() <= LONGEST_TARGET_GROUP) {
            return name;
        }
        String fingerprint = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, FINGERPRINT);
        return name.substring(0, LONGEST_TARGET_GROUP - FINGERPRINT - 1) + "-" + fingerprint;
    }

    private String accountWide() {
        return environment.name() + "-" + manifest.name();
    }
}
