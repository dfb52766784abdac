package dev.mooring.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However calls come, AWS's own token bucket never runs dry under them. */
final class PaceLawsTest {

    @Property(tries = 200)
    void never_asks_for_more_than_the_bucket_holds(
            @ForAll @From("operations") String operation, @ForAll Random random) {
        ApiLimits.Limit limit = ApiLimits.published().of(operation);
        VirtualStopwatch stopwatch = new VirtualStopwatch();
        stopwatch.advance(Duration.ofMillis(random.nextInt(100_000)));
        Pace pace = new Pace(limit, Duration.ofDays(1), stopwatch);
        double tokens = limit.burst();
        long last = stopwatch.nanos();

        for (int call = 0; call < 5 * limit.burst(); call++) {
            if (random.nextInt(limit.burst()) == 0) {
                stopwatch.advance(Duration.ofMillis(random.nextInt((int) (2000 * limit.burst() / limit.perSecond()))));
            }
            stopwatch.advance(Duration.ofNanos(Math.max(0, pace.reserve())));
            tokens = Math.min(limit.burst(), tokens + (stopwatch.nanos() - last) / 1e9 * limit.perSecond()) - 1;
            last = stopwatch.nanos();
            assertThat(tokens).as("tokens left after call %d", call).isGreaterThan(-1e-3);
        }
    }

    @Provide
    Arbitrary<String> operations() {
        return Arbitraries.of(
                "ecs:DescribeServices",
                "ecs:RegisterTaskDefinition",
                "ecs:UpdateService",
                "elasticloadbalancing:DescribeRules",
                "elasticloadbalancing:CreateRule",
                "logs:DescribeLogGroups",
                "tag:GetResources",
                "sqs:GetQueueAttributes",
                "route53:ListHostedZones");
    }
}
