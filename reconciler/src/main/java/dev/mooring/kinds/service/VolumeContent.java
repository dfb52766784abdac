package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Volume;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * The volumes that a spec stands for: what the task definition says of them, and what is left to the service's deployment.
 * ECS makes EBS volumes as it deploys, so the definition no more than names them.
 */
final class VolumeContent {
    private VolumeContent() {}

    /** Members of RegisterTaskDefinition's {@code volumes}. */
    static Seq<Value> defined(Seq<Volume> volumes) {
        return volumes.map(volume -> Value.tree("name", Value.of(volume.name()))
                .with("efsVolumeConfiguration", volume.efs().map(VolumeContent::efs))
                .with("configuredAtLaunch", volume.ebs().map(ignored -> Value.of(true)))
                .with("host", volume.host().map(path -> Value.tree("sourcePath", Value.of(path)))));
    }

    private static Value efs(Volume.Efs efs) {
        boolean authorized = efs.iam() || efs.accessPoint().isDefined();
        return Value.tree("fileSystemId", Value.of(efs.fileSystem()))
                .with("rootDirectory", efs.rootDirectory().map(Value::of))
                .with("transitEncryption", Value.of(efs.transitEncryption() ? "ENABLED" : "DISABLED"))
                .with("transitEncryptionPort", efs.transitEncryptionPort().map(Value::of))
                .with(
                        "authorizationConfig",
                        Option.when(
                                authorized,
                                () -> Value.tree("iam", Value.of(efs.iam() ? "ENABLED" : "DISABLED"))
                                        .with("accessPointId", efs.accessPoint().map(Value::of))));
    }

    /**
     * Members of CreateService's {@code volumeConfigurations}.
     *
     * @param role with which ECS makes and attaches volumes
     */
    static Seq<Value> deployed(Seq<Volume> volumes, Option<String> role) {
        return volumes.flatMap(volume -> volume.ebs()
                .map(ebs -> Value.tree("name", Value.of(volume.name())).with("managedEBSVolume", ebs(ebs, role))));
    }

    private static Value ebs(Volume.Ebs ebs, Option<String> role) {
        return Value.tree("volumeType", Value.of(ebs.type().name().toLowerCase(Locale.ROOT)))
                .with("encrypted", Value.of(ebs.encrypted()))
                .with("filesystemType", Value.of(ebs.filesystem()))
                .with("sizeInGiB", ebs.size().map(Value::of))
                .with("snapshotId", ebs.snapshot().map(Value::of))
                .with("iops", ebs.iops().map(Value::of))
                .with("throughput", ebs.throughput().map(Value::of))
                .with("kmsKeyId", ebs.kmsKey().map(Value::of))
                .with("roleArn", role.map(Value::of));
    }
}
