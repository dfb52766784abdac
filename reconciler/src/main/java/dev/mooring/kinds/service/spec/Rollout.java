package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Distinct;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.OnlyWhen;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;

/** {@code rollout:} of a Service. */
@OnlyWhen(field = "circuitBreaker", when = "strategy", is = "rolling")
@OnlyWhen(field = "canary", when = "strategy", is = "canary")
@OnlyWhen(field = "linear", when = "strategy", is = "linear")
@OnlyWhen(
        field = "testRoute",
        when = "strategy",
        is = {"blueGreen", "linear", "canary"})
@OnlyWhen(
        field = "hooks",
        when = "strategy",
        is = {"blueGreen", "linear", "canary"})
@OnlyWhen(
        field = "pauses",
        when = "strategy",
        is = {"blueGreen", "linear", "canary"})
public record Rollout(
        @Default("rolling")
        @Doc("In which steps. All but rolling run new tasks beside the old ones and need one route, or none.")
        Strategy strategy,

        @Doc("Whether a deployment whose tasks fail is given up and rolled back. A rolling one is by default.")
        Option<Boolean> circuitBreaker,

        @Range(min = "0", max = "100")
        @Doc("At least this part of the replicas runs at any time, in percent; AWS's default is 100.")
        Option<Integer> minimumHealthyPercent,

        @Range(min = "100", max = "1000")
        @Doc("At most this part of the replicas runs at any time, in percent; AWS's default is 200.")
        Option<Integer> maximumPercent,

        @Range(min = "0m", max = "24h")
        @Doc(
                "How long old tasks stay, in whole minutes, after all traffic has gone to the new ones, to go back at once."
                        + " Where traffic is shifted, 5m unless this says otherwise.")
        Option<Duration> bakeTime,

        @Doc("The first step of a canary. AWS's default is 5 percent for 10 minutes.")
        Option<Step.Canary> canary,

        @Doc("Each step of a linear rollout. AWS's default is 10 percent every 6 minutes.")
        Option<Step.Linear> linear,

        @Size(max = 100) @Distinct
        @Doc("Alarms of this environment. One that fires while the deployment runs or bakes rolls it back.")
        Seq<String> alarms,

        @Doc("Which requests reach the new tasks before any other does: a rule of the environment's listener.")
        Option<Route> testRoute,

        @Size(max = 20) @Doc("Functions that must agree before a deployment goes on.")
        Seq<Hook> hooks,

        @Size(max = 20) @Doc("Where a deployment waits for a person.")
        Seq<Pause> pauses) {

    public enum Strategy {
        @Doc("Task by task, in the room that the two percentages leave.")
        ROLLING,
        @Doc("All traffic at once, to tasks that all run already.")
        BLUE_GREEN,
        @Doc("Traffic in equal steps.")
        LINEAR,
        @Doc("A little traffic first, and then the rest.")
        CANARY;

        /** Whether new tasks run beside the old ones, and traffic is moved from these to those. */
        public boolean shiftsTraffic() {
            return this != ROLLING;
        }
    }

    /** How much traffic moves, and how long it stays so. */
    public sealed interface Step {
        BigDecimal percent();

        Duration bakeTime();

        record Canary(
                @Default("5") @Range(min = "0.1", max = "100") @Doc("The part of the traffic, in percent.")
                BigDecimal percent,

                @Default("10m") @Range(min = "0m", max = "24h") @Doc("How long it stays so, in whole minutes.")
                Duration bakeTime)
                implements Step {}

        record Linear(
                @Default("10") @Range(min = "3", max = "100") @Doc("The part of the traffic, in percent.")
                BigDecimal percent,

                @Default("6m") @Range(min = "0m", max = "24h") @Doc("How long it stays so, in whole minutes.")
                Duration bakeTime)
                implements Step {}
    }

    @Doc("A Lambda function that ECS asks.")
    public record Hook(
            @Matches(
                    value =
                            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_$-]{1,128})?",
                    says = "the ARN of a Lambda function")
            @Doc("The function's ARN.")
            String function,

            @Matches(
                    value = "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,576}",
                    says = "the ARN of an IAM role")
            @Doc("With which ECS asks it. Without it, the environment's roles.infrastructure.")
            Option<String> role,

            @Size(min = 1, max = 8) @Distinct @Doc("When.") Seq<Moment> at) {}

    public record Pause(
            @Size(min = 1, max = 8) @Distinct @Doc("When.") Seq<Moment> at,

            @Default("24h") @Range(min = "1m", max = "14d") @Doc("How long it waits, in whole minutes.")
            Duration timeout,

            @Default("rollback") @Doc("What becomes of it when nobody came.")
            After afterwards) {}

    public enum After {
        CONTINUE,
        ROLLBACK
    }

    /** The stages at which ECS asks, in its own words. */
    public enum Moment {
        RECONCILE_SERVICE,
        PRE_SCALE_UP,
        POST_SCALE_UP,
        TEST_TRAFFIC_SHIFT,
        POST_TEST_TRAFFIC_SHIFT,
        PRE_PRODUCTION_TRAFFIC_SHIFT,
        PRODUCTION_TRAFFIC_SHIFT,
        POST_PRODUCTION_TRAFFIC_SHIFT
    }
}
