package dev.mooring.manifest;

import dev.mooring.manifest.spec.CheckedBy;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Distinct;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import dev.mooring.manifest.spec.Written;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** Where an environment lives in AWS and how it is kept: the spec of kind {@code Environment}, and its name. */
public record Environment(String name, Spec spec) {

    /** The ARN of something whose ARN holds no more than account, Region and name. */
    public String arn(String service, String name) {
        return "arn:" + partition() + ":" + service + ":" + spec.region() + ":" + spec.account() + ":" + name;
    }

    /** AWS's own division of the world, by the Region's prefix ("Amazon Resource Names: partitions"). */
    private String partition() {
        if (spec.region().startsWith("cn-")) {
            return "aws-cn";
        }
        return spec.region().startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    @Doc("A place in AWS that is kept as its folder says: the folder's own documents, and those of its bases.")
    public record Spec(
            @Matches(value = "[0-9]{12}", says = "the 12 digits of an AWS account")
            @Doc("The AWS account, in quotes. Refused when AWS says that the credentials belong to another.")
            String account,

            @Matches(value = "[a-z]{2}(-[a-z]+)+-[0-9]{1,2}", says = "an AWS Region, such as us-east-1")
            @Doc("The AWS Region.")
            String region,

            @Matches(
                    value = "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,576}",
                    says = "the ARN of an IAM role")
            @Doc("A role to assume for everything in this environment, as for an environment in another account.")
            Option<String> assumeRole,

            @Distinct
            @Doc(
                    "Folders of documents that this environment starts from, relative to this one. Documents of the same kind"
                            + " and name merge as RFC 7386 patches; later folders win over earlier ones, the environment's own over"
                            + " all.")
            Seq<String> bases,

            @Default("enforce") @Doc("Whether AWS is changed, or only watched.")
            Mode mode,

            @Matches(value = "[A-Za-z0-9_-]{1,255}", says = "1 to 255 letters, digits, underscores and dashes")
            @Doc("The name of the ECS cluster that services run in.")
            String cluster,

            @Doc("Where services run that do not say otherwise.")
            Option<Network> network,

            @Doc("Where services with routes are reached.") Option<LoadBalancer> loadBalancer,

            @Doc("The IAM roles of services that do not name their own.")
            Option<Roles> roles,

            @Default("60s")
            @Range(min = "1s", max = "1d")
            @Doc("How often AWS is compared with git when nothing else asks for it.")
            Duration interval,

            @Default("{}") @Doc("What may be deleted of what has left git.")
            Prune prune,

            @Doc("Which images may run.") Option<Images> images,

            @Size(max = 50) @Doc(
                    "When changes are made, and when not: never while a window that denies is open; where any window allows, only"
                            + " while one of those is open. While they are not, drift is told and plans are made, and every"
                            + " change waits.")
            Seq<Window> windows,

            @Doc("Where news of this environment goes.") Option<Notifications> notifications) {

        /** The same, with changes at any hour. */
        public Spec withoutWindows() {
            return new Spec(
                    account,
                    region,
                    assumeRole,
                    bases,
                    mode,
                    cluster,
                    network,
                    loadBalancer,
                    roles,
                    interval,
                    prune,
                    images,
                    Vector.empty(),
                    notifications);
        }
    }

    /** Whether an environment is written to. */
    public enum Mode {
        @Doc("AWS is made to match.")
        ENFORCE,
        @Doc("Drift is told, and nothing is written.")
        OBSERVE
    }

    public record Network(
            @Size(min = 1, max = 16) @Distinct
            @Matches(value = "subnet-[0-9A-Za-z-]{1,40}", says = "the id of a subnet")
            @Doc("Ids of the subnets.")
            Seq<String> subnets,

            @Size(max = 5) @Distinct
            @Matches(value = "sg-[0-9A-Za-z-]{1,40}", says = "the id of a security group")
            @Doc("Ids of the security groups. None: the VPC's default one.")
            Seq<String> securityGroups,

            @Default("false") @Doc("Whether tasks have public addresses.")
            boolean assignPublicIp) {}

    public record LoadBalancer(
            @Matches(
                    value =
                            "arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:listener/app/[A-Za-z0-9-]+/[0-9a-f]+/[0-9a-f]+",
                    says = "the ARN of a listener of an Application Load Balancer")
            @Doc("The ARN of the listener that routes become rules of.")
            String listener,

            @Matches(value = "vpc-[0-9A-Za-z-]{1,40}", says = "the id of a VPC")
            @Doc("The id of the VPC that target groups belong to.")
            String vpc) {}

    public record Roles(
            @Matches(
                    value = "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,576}",
                    says = "the ARN of an IAM role")
            @Doc("With which ECS pulls images, reads secrets and writes logs.")
            Option<String> execution,

            @Matches(
                    value = "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,576}",
                    says = "the ARN of an IAM role")
            @Doc("With which the containers themselves call AWS.")
            Option<String> task,

            @Matches(
                    value = "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,576}",
                    says = "the ARN of an IAM role")
            @Doc("With which ECS moves traffic between target groups, asks functions and attaches volumes.")
            Option<String> infrastructure) {}

    public record Prune(
            @Default("true") @Doc("Whether anything is deleted.")
            boolean enabled,

            @Default("5")
            @Range(min = "0", max = "10000")
            @Doc("At most so many manifests' AWS objects at once; beyond that a person must confirm.")
            int maxDeletes,

            @Default("20")
            @Range(min = "0", max = "100")
            @Doc(
                    "At most this part of all manifests' AWS objects at once, in percent but at least one manifest's; beyond that a person must confirm.")
            int maxPercent) {}

    public record Images(
            @Size(max = 100) @Distinct @Doc("Hosts of the registries that images may come from. None: any.")
            Seq<String> registries,

            @Default("false") @Doc("Refuse tags that can move, and no tag at all.")
            boolean requireImmutable,

            @Doc("The gravest finding of a scan that an image may have.")
            Option<Severity> maxSeverity) {}

    /** How grave a finding is, in the words of Amazon ECR. */
    public enum Severity {
        @Written("INFORMATIONAL")
        INFORMATIONAL,
        @Written("LOW")
        LOW,
        @Written("MEDIUM")
        MEDIUM,
        @Written("HIGH")
        HIGH,
        @Written("CRITICAL")
        CRITICAL
    }

    public record Window(
            @Doc("Whether changes are made in it, or outside of it.")
            WindowKind kind,

            @CheckedBy(CronExpression.class)
            @Size(min = 9, max = 200) @Doc("When it opens: minute, hour, day of month, month, day of week, as in cron. Where both days are"
                    + " restricted, either is enough. A time that a change of the clock leaps over comes when it has"
                    + " leapt, one that comes twice counts once; where the hour is a star, each hour counts.")
            String schedule,

            @Range(min = "1m", max = "31d") @Doc("How long it stays open, in time that passes, not by the clock.")
            Duration duration,

            @Default("UTC")
            @CheckedBy(TimeZoneName.class)
            @Size(min = 1, max = 100) @Doc("The time zone of the schedule, such as Europe/Berlin.")
            String timeZone) {}

    /** What a window does. */
    public enum WindowKind {
        @Doc("Changes are made only while a window of this kind is open.")
        ALLOW,
        @Doc("No changes are made while it is open.")
        DENY
    }

    public record Notifications(
            @Size(min = 1, max = 63) @Matches(
                    value = "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
                    says = "lower-case letters, digits and dashes, with no dash at either end")
            @Doc(
                    "The Topic of this environment that they are sent to: rollouts that begin, succeed, are rolled back or stall,"
                            + " changes that are blocked or wait, drift, what is not deleted, and specs that are bad or good again.")
            String topic) {

        /** The manifest that must be there. */
        public ManifestId id() {
            return new ManifestId("Topic", topic);
        }
    }
}
