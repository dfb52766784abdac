package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.OnlyWhen;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Written;
import io.vavr.control.Option;
import java.time.Duration;

/** {@code targetGroup:} of a Service. */
@OnlyWhen(field = "slowStart", when = "algorithm", is = "roundRobin")
@OnlyWhen(field = "anomalyMitigation", when = "algorithm", is = "weightedRandom")
public record TargetGroupSpec(
        @Default("http1") @Doc("In which version of HTTP tasks are spoken to. It cannot be changed later.")
        Protocol protocol,

        @Range(min = "0s", max = "3600s")
        @Doc("For how long a task that leaves may finish its requests; AWS's default is 300s.")
        Option<Duration> deregistrationDelay,

        @Range(min = "30s", max = "900s")
        @Doc("Over how long a new task's share of requests grows. Without it, a task has its full share at once.")
        Option<Duration> slowStart,

        @Default("roundRobin") @Doc("Which task a request goes to.")
        Algorithm algorithm,

        @Default("false") @Doc("Whether tasks that answer worse than the others get fewer requests.")
        boolean anomalyMitigation,

        @Doc("Keeps a client at one task. Without it, each request goes to any.")
        Option<Stickiness> stickiness) {

    /** The versions that Elastic Load Balancing speaks to targets, in its own words. */
    public enum Protocol {
        HTTP1,
        HTTP2,
        @Written("grpc")
        GRPC
    }

    public enum Algorithm {
        @Doc("Each in turn.")
        ROUND_ROBIN,
        @Doc("The one with the fewest open requests.")
        LEAST_OUTSTANDING_REQUESTS,
        @Doc("Any, by chance.")
        WEIGHTED_RANDOM
    }

    public record Stickiness(
            @Range(min = "1s", max = "7d") @Doc("How long a client stays; AWS's default is 1d.")
            Option<Duration> duration,

            @Matches(
                    value = "(?!AWSALB)[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}",
                    says = "the name of a cookie, which does not begin with AWSALB")
            @Doc("The application's own cookie to go by. Without it, the load balancer sets one.")
            Option<String> cookie) {}
}
