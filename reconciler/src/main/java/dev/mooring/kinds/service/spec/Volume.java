package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Allowed;
import dev.mooring.manifest.spec.AtLeastOneOf;
import dev.mooring.manifest.spec.AtMostOneOf;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.OnlyWhen;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import dev.mooring.manifest.spec.Written;
import io.vavr.control.Option;

/** One of {@code volumes:} of a Service. */
@Doc(
        "What containers of a task share or keep. With none of efs, ebs and host it is an empty folder that ends with the task.")
@AtMostOneOf({"efs", "ebs", "host"})
public record Volume(
        @Matches(value = "[A-Za-z0-9_-]{1,255}", says = "1 to 255 letters, digits, underscores and dashes")
        @Doc("Its name, by which containers mount it.")
        String name,

        @Doc("A file system of Amazon EFS.") Option<Efs> efs,

        @Doc("A volume of Amazon EBS, made anew for each task.")
        Option<Ebs> ebs,

        @Matches(value = "/.{0,1023}", says = "a path that begins with a slash")
        @Doc("A folder of the instance; on EC2 only.")
        Option<String> host) {

    @OnlyWhen(field = "transitEncryptionPort", when = "transitEncryption", is = "true")
    @OnlyWhen(field = "accessPoint", when = "transitEncryption", is = "true")
    public record Efs(
            @Matches(value = "fs-[0-9a-f]{8,40}", says = "the id of a file system") @Doc("Its id.")
            String fileSystem,

            @Matches(value = "/.{0,99}", says = "a path that begins with a slash")
            @Doc("The folder in it that is mounted. An access point has its own.")
            Option<String> rootDirectory,

            @Matches(value = "fsap-[0-9a-f]{8,40}", says = "the id of an access point")
            @Doc("The access point to go through.")
            Option<String> accessPoint,

            @Default("false") @Doc("Whether the task's role must be allowed to mount it.")
            boolean iam,

            @Default("true") @Doc("Whether it is encrypted on its way.")
            boolean transitEncryption,

            @Range(min = "1", max = "65535") @Doc("The port for the encrypted way.")
            Option<Integer> transitEncryptionPort) {}

    @AtLeastOneOf({"size", "snapshot"})
    @OnlyWhen(field = "throughput", when = "type", is = "gp3")
    @OnlyWhen(
            field = "iops",
            when = "type",
            is = {"gp3", "io1", "io2"})
    public record Ebs(
            @Range(min = "1", max = "65536") @Doc("Its size in GiB; a snapshot has its own.")
            Option<Integer> size,

            @Matches(value = "snap-[0-9a-f]{8,40}", says = "the id of a snapshot")
            @Doc("The snapshot that it starts from.")
            Option<String> snapshot,

            @Default("gp3") @Doc("Of which kind it is.") Type type,

            @Range(min = "100", max = "256000") @Doc("Operations a second.")
            Option<Integer> iops,

            @Range(min = "125", max = "2000") @Doc("MiB a second.")
            Option<Integer> throughput,

            @Default("true") @Doc("Whether it is encrypted.")
            boolean encrypted,

            @Size(max = 2048) @Doc("The key to encrypt it with. Without it, the account's for EBS.")
            Option<String> kmsKey,

            @Default("xfs") @Allowed({"xfs", "ext3", "ext4"}) @Doc("Its file system.")
            String filesystem) {}

    /** Kinds of volumes, in the words of Amazon EBS. */
    public enum Type {
        @Written("gp3")
        GP3,
        @Written("gp2")
        GP2,
        @Written("io1")
        IO1,
        @Written("io2")
        IO2,
        @Written("st1")
        ST1,
        @Written("sc1")
        SC1,
        @Written("standard")
        STANDARD
    }
}
