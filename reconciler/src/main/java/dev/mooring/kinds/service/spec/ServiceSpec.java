package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.Environment.Network;
import dev.mooring.manifest.Environment.Roles;
import dev.mooring.manifest.spec.AtMostOneOf;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Keys;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.OnlyWhen;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Requires;
import dev.mooring.manifest.spec.Size;
import dev.mooring.manifest.spec.Written;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The language of {@code kind: Service}. */
@Doc("Containers that run on ECS: reached through the load balancer where they have routes, workers where not.")
@Requires(field = "routes", needs = "port")
@Requires(field = "healthCheck", needs = "routes")
@Requires(field = "targetGroup", needs = "routes")
@AtMostOneOf({"launchType", "capacity"})
@AtMostOneOf({"replicas", "autoscaling"})
@OnlyWhen(field = "replicas", when = "daemon", is = "false")
@OnlyWhen(field = "autoscaling", when = "daemon", is = "false")
public record ServiceSpec(
        @Matches(value = IMAGE, says = "an image such as registry/name:tag")
        @Size(max = 512) @Doc("The container image, with its tag or digest.")
        String image,

        @Range(min = "128", max = "196608")
        @Doc("CPU units of each task; 1024 are a vCPU. Fargate takes 256, 512, 1024, 2048, 4096, 8192 and 16384.")
        int cpu,

        @Range(min = "6", max = "786432")
        @Doc("Memory of each task in MiB. Fargate takes certain sizes for each cpu: for 256 it is 512, 1024 or 2048.")
        int memory,

        @Default("X86_64") @Doc("The processors that the image is built for.")
        Architecture architecture,

        @Range(min = "0", max = "5000") @Doc("How many tasks run: one, unless this or autoscaling says otherwise.")
        Option<Integer> replicas,

        @Doc("How the number of tasks follows the load and the clock, instead of replicas.")
        Option<AutoscalingSpec> autoscaling,

        @Default("false") @Doc("Whether one task runs on each instance of the cluster; on EC2 only.")
        boolean daemon,

        @Range(min = "1", max = "65535") @Doc("The port that the container listens on.")
        Option<Integer> port,

        @Size(max = 100) @Doc("Which requests to the environment's load balancer come here: a listener rule each.")
        Seq<Route> routes,

        @Doc("How the load balancer tells that a task is healthy. What is left out is AWS's default.")
        Option<HealthCheck> healthCheck,

        @Doc("How the load balancer treats the tasks. What is left out is AWS's default.")
        Option<TargetGroupSpec> targetGroup,

        @Keys(matches = VARIABLE, says = VARIABLE_SAYS)
        @Doc("Variables of the container: a text, or what AWS says of another document's object.")
        Map<String, Variable> environment,

        @Keys(matches = VARIABLE, says = VARIABLE_SAYS)
        @Doc("Variables of the container whose values ECS reads as each task starts.")
        Map<String, Secret> secrets,

        @Default("{}") @Doc("Where the container's output goes, and how long CloudWatch Logs keeps it.")
        Logs logs,

        @Size(max = 1000) @Doc("What the container runs, instead of the image's own command.")
        Seq<String> command,

        @Default("{}") @Doc("How the container runs.") ContainerSpec container,

        @Size(max = 9) @Doc("Other containers in each task.")
        Seq<Sidecar> sidecars,

        @Size(max = 50) @Doc("What containers of a task share or keep.")
        Seq<Volume> volumes,

        @Range(min = "21", max = "200") @Doc("GiB of disk of each task on Fargate; AWS's default is 20.")
        Option<Integer> ephemeralStorage,

        @Doc("What tasks run on. Without it and without capacity, Fargate.")
        Option<LaunchType> launchType,

        @Size(max = 20) @Doc("What tasks run on, in shares: Spot, or the cluster's own capacity providers.")
        Seq<CapacityShare> capacity,

        @Default("awsvpc") @Doc("How tasks are reached: by an address of their own, or on EC2 by their instance's.")
        NetworkMode networkMode,

        @Doc("Where tasks run. Without it, in the environment's network.")
        Option<Network> network,

        @Doc("The IAM roles of the tasks, where they are not the environment's.")
        Option<Roles> roles,

        @Doc("Service Connect, by which services reach one another.")
        Option<Connect> connect,

        @Default("false") @Doc("Whether people may run commands in its containers with ECS Exec.")
        boolean exec,

        @Default("{}") @Doc("How new tasks take the place of old ones.")
        Rollout rollout,

        @Default("{}")
        @Doc("Members of AWS's own, for what this page has no field for. They are merged last, over all else.")
        Overrides overrides) {
    static final String IMAGE =
            "[A-Za-z0-9][A-Za-z0-9._/-]*(:[0-9]+/[A-Za-z0-9._/-]+)?(:[A-Za-z0-9._-]+)?(@sha256:[0-9a-f]{64})?";
    static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_.-]{0,254}";
    static final String VARIABLE_SAYS = "a name of letters, digits, underscores, dots and dashes";

    public enum Architecture {
        @Written("X86_64")
        X86_64,
        @Written("ARM64")
        ARM64
    }

    public enum LaunchType {
        @Doc("No instances of your own.")
        FARGATE,
        @Doc("The instances of the cluster.")
        @Written("ec2")
        EC2
    }

    /** Docker's networks, in the words of Amazon ECS. */
    public enum NetworkMode {
        @Doc("Each task has an address of its own.")
        @Written("awsvpc")
        AWSVPC,
        @Doc("Docker's own network on the instance; on EC2 only.")
        BRIDGE,
        @Doc("The instance's network; on EC2 only.")
        HOST
    }

    /** Whether tasks run on Fargate: by what is written, which may be no more than the names of capacity providers. */
    public boolean onFargate() {
        return capacity.isEmpty()
                ? launchType.getOrElse(LaunchType.FARGATE) == LaunchType.FARGATE
                : capacity.forAll(share -> share.provider().startsWith("FARGATE"));
    }

    public record Overrides(
            @Doc("Members of CreateService of Amazon ECS.") Value.Tree service,

            @Doc("Members of RegisterTaskDefinition of Amazon ECS. A container is named by its name.")
            Value.Tree taskDefinition,

            @Doc("Members of CreateTargetGroup of Elastic Load Balancing.")
            Value.Tree targetGroup) {}
}
