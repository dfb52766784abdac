package dev.mooring.aws;

import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClientBuilder;

/**
 * Figures to CloudWatch, a minute apart. CloudWatch charges for each combination of name and tags, so only those that an alarm
 * can stand on go there; calls to AWS lose the tag of their operation on the way.
 */
public final class CloudWatchMeters {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Set<String> TOLD = HashSet.of(
            "mooring.specs.problems",
            "mooring.environment.ready",
            "mooring.environment.synced",
            "mooring.resources.drifted",
            "mooring.pass.age",
            "mooring.passes",
            "mooring.changes",
            "mooring.events",
            "mooring.notifications",
            "mooring.aws.calls",
            "mooring.aws.breaker.open");

    private CloudWatchMeters() {}

    /** @param namespace of CloudWatch; the account and Region are those of the process itself */
    public static MeterRegistry open(String namespace, AwsAccess access) {
        CloudWatchAsyncClientBuilder client =
                CloudWatchAsyncClient.builder().credentialsProvider(AwsSessions.credentials(access));
        access.endpoint().forEach(client::endpointOverride);
        Map<String, String> settings = Map.of("cloudwatch.namespace", namespace, "cloudwatch.step", STEP.toString());
        CloudWatchConfig config = settings::get;
        MeterRegistry registry = new CloudWatchMeterRegistry(config, Clock.SYSTEM, client.build());
        registry.config()
                .meterFilter(MeterFilter.denyUnless(id -> TOLD.contains(id.getName())))
                .meterFilter(MeterFilter.ignoreTags("operation"));
        return registry;
    }
}
