package dev.mooring.kinds.service;

import dev.mooring.manifest.spec.Allowed;
import dev.mooring.manifest.spec.AtLeastOneOf;
import dev.mooring.manifest.spec.AtMostOneOf;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Distinct;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Keys;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Requires;
import dev.mooring.manifest.spec.Scalar;
import dev.mooring.manifest.spec.Size;
import dev.mooring.manifest.spec.Written;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/** The language of {@code kind: Service}. */
@Doc("A container that runs on Fargate: reached through the load balancer where it has routes, a worker where not.")
@AtMostOneOf({"replicas", "autoscaling"})
@Requires(field = "routes", needs = "port")
@Requires(field = "healthCheck", needs = "routes")
public record ServiceSpec(
        @Matches(
                value =
                        "[A-Za-z0-9][A-Za-z0-9._/-]*(:[0-9]+/[A-Za-z0-9._/-]+)?(:[A-Za-z0-9._-]+)?(@sha256:[0-9a-f]{64})?",
                says = "an image such as registry/name:tag")
        @Size(max = 512) @Doc("The container image, with its tag or digest.")
        String image,

        @Allowed({"256", "512", "1024", "2048", "4096", "8192", "16384"})
        @Doc("CPU units of each task; 1024 are a vCPU.")
        int cpu,

        @Range(min = "512", max = "122880")
        @Doc("Memory of each task in MiB. Fargate takes certain sizes for each cpu: for 256 it is 512, 1024 or 2048.")
        int memory,

        @Default("X86_64") @Doc("The processors that the image is built for.")
        Architecture architecture,

        @Range(min = "0", max = "5000") @Doc("How many tasks run: one, unless this or autoscaling says otherwise.")
        Option<Integer> replicas,

        @Doc("How the number of tasks follows the load and the clock, instead of replicas.")
        Option<AutoscalingSpec> autoscaling,

        @Range(min = "1", max = "65535") @Doc("The port that the container listens on.")
        Option<Integer> port,

        @Size(max = 100) @Doc("Which requests to the environment's load balancer come here: a listener rule each.")
        Seq<Route> routes,

        @Doc("How the load balancer tells that a task is healthy. What is left out is AWS's default.")
        Option<HealthCheck> healthCheck,

        @Keys(
                matches = "[A-Za-z_][A-Za-z0-9_.-]{0,254}",
                says = "a name of letters, digits, underscores, dots and dashes")
        @Doc("Variables of the container: a text, or what AWS says of another document's object.")
        Map<String, Variable> environment,

        @Keys(
                matches = "[A-Za-z_][A-Za-z0-9_.-]{0,254}",
                says = "a name of letters, digits, underscores, dots and dashes")
        @Doc("Variables of the container whose values ECS reads as each task starts.")
        Map<String, Secret> secrets,

        @Default("{}") @Doc("How long the container's output is kept in CloudWatch Logs.")
        Logs logs,

        @Size(max = 1000) @Doc("What the container runs, instead of the image's own command.")
        Seq<String> command,

        @Default("{}") @Doc("How new tasks take the place of old ones.")
        Rollout rollout,

        @Default("{}")
        @Doc("Members of AWS's own, for what this page has no field for. They are merged last, over all else.")
        Overrides overrides) {

    public enum Architecture {
        @Written("X86_64")
        X86_64,
        @Written("ARM64")
        ARM64
    }

    @Doc("One listener rule. A request comes here if it matches one of the paths and one of the hosts.")
    @AtLeastOneOf({"paths", "hosts"})
    public record Route(
            @Range(min = "1", max = "50000")
            @Doc("Where the rule stands among the listener's; the lowest that matches wins. No two rules share one.")
            int priority,

            @Size(max = 5) @Distinct
            @Matches(value = "[A-Za-z0-9_.$/~\"'@:+&*?-]{1,128}", says = "a path pattern such as /api/*")
            @Doc("Patterns of paths; * stands for any characters, ? for one.")
            Seq<String> paths,

            @Size(max = 5) @Distinct
            @Matches(value = "[A-Za-z0-9.*?-]{1,128}", says = "a host pattern such as *.example.com")
            @Doc("Patterns of hosts; * stands for any characters, ? for one.")
            Seq<String> hosts) {}

    public record HealthCheck(
            @Matches(value = "/[!-~]{0,1023}", says = "a path that begins with a slash")
            @Doc("The path that is asked for.")
            Option<String> path,

            @Range(min = "5s", max = "300s") @Doc("How often a task is asked.")
            Option<Duration> interval,

            @Range(min = "2s", max = "120s") @Doc("How long an answer may take; less than the interval.")
            Option<Duration> timeout,

            @Range(min = "2", max = "10") @Doc("How many good answers in a row make a task healthy.")
            Option<Integer> healthyThreshold,

            @Range(min = "2", max = "10") @Doc("How many bad answers in a row make a task unhealthy.")
            Option<Integer> unhealthyThreshold,

            @Matches(
                    value = "[2-4][0-9]{2}(-[2-4][0-9]{2})?(,[2-4][0-9]{2}(-[2-4][0-9]{2})?)*",
                    says = "HTTP codes from 200 to 499, such as \"200\", \"200,204\" or \"200-299\"")
            @Size(max = 255) @Doc("The HTTP codes of a good answer, in quotes.")
            Option<String> matcher,

            @Range(min = "0s", max = "30d") @Doc("For how long after its start a task's bad answers do not count.")
            Option<Duration> gracePeriod) {}

    @Doc("A variable's value.")
    public sealed interface Variable {
        @Scalar
        @Doc("A text.")
        record Literal(@Size(min = 0, max = 32768) String value) implements Variable {}

        @Doc("What AWS says of a Queue.")
        record FromQueue(
                @Doc("The Queue's name in this environment.")
                String queue,

                @Default("url") @Allowed({"url", "arn", "name"}) @Doc("Which of its attributes.")
                String attribute)
                implements Variable {}

        @Doc("What AWS says of a Topic.")
        record FromTopic(
                @Doc("The Topic's name in this environment.")
                String topic,

                @Default("arn") @Allowed({"arn", "name"}) @Doc("Which of its attributes.")
                String attribute)
                implements Variable {}
    }

    @Doc("Where a secret lies.")
    public sealed interface Secret {
        @Doc("In AWS Secrets Manager.")
        record FromSecret(
                @Size(max = 2048) @Doc("The secret's name or ARN.")
                String secret,

                @Matches(value = "[^:\\s]{1,255}", says = "a member of the secret's JSON")
                @Doc("The member of the secret's JSON; without it, the whole secret.")
                Option<String> key)
                implements Secret {}

        @Doc("In the Parameter Store of AWS Systems Manager.")
        record FromParameter(
                @Size(max = 2048) @Doc("The parameter's name or ARN.")
                String parameter) implements Secret {}
    }

    public record Logs(
            @Allowed({
                "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545", "731", "1096",
                "1827", "2192", "2557", "2922", "3288", "3653"
            })
            @Doc("Days after which logs are deleted. Without it they are kept for ever.")
            Option<Integer> retentionDays) {}

    public record Rollout(
            @Default("rolling") @Doc("In which steps.") Strategy strategy,

            @Default("true") @Doc("Whether a deployment whose tasks fail is given up and rolled back.")
            boolean circuitBreaker,

            @Range(min = "0", max = "100")
            @Doc("At least this part of the replicas runs at any time, in percent; AWS's default is 100.")
            Option<Integer> minimumHealthyPercent,

            @Range(min = "100", max = "1000")
            @Doc("At most this part of the replicas runs at any time, in percent; AWS's default is 200.")
            Option<Integer> maximumPercent) {}

    public enum Strategy {
        @Doc("Task by task, in the room that the two percentages leave.")
        ROLLING
    }

    public record Overrides(
            @Doc("Members of CreateService of Amazon ECS.") Value.Tree service,

            @Doc("Members of RegisterTaskDefinition of Amazon ECS. A container is named by its name.")
            Value.Tree taskDefinition) {}
}
