package dev.mooring.simulator.limits;

import dev.mooring.simulator.Caller;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The token buckets of every account and Region. An operation for which AWS publishes no rate is never refused. Not
 * thread-safe: used under the simulator's lock.
 */
public final class RateLimits {
    /**
     * Rates per account and Region from the service quotas and API throttling pages of each service. Where AWS gives a
     * sustained rate alone, a second's worth is the burst.
     */
    private static final List<Bucket> PUBLISHED = List.of(
            Bucket.of("ecs:(DescribeServices|ListServices)", 100, 20),
            Bucket.of("ecs:DescribeTaskDefinition", 50, 20),
            Bucket.of("ecs:(Register|Deregister)TaskDefinition", 20, 1),
            Bucket.of("ecs:(Create|Update|Delete)Service", 50, 5),
            Bucket.of("ecs:(ListServiceDeployments|DescribeServiceDeployments|DescribeServiceRevisions)", 50, 20),
            Bucket.of("ecs:(ListTasks|DescribeTasks)", 100, 20),
            Bucket.of("ecs:(TagResource|UntagResource|ListTagsForResource)", 20, 10),
            Bucket.of("elasticloadbalancing:Describe.*", 40, 10),
            Bucket.of("elasticloadbalancing:.*", 20, 3),
            Bucket.of("monitoring:DescribeAlarms", 9, 9),
            Bucket.of("monitoring:PutMetricAlarm", 3, 3),
            Bucket.of("monitoring:(Get|Put)Dashboard", 10, 10),
            Bucket.of("logs:DescribeLogGroups", 10, 10),
            Bucket.of("tagging:GetResources", 15, 15),
            Bucket.of("sns:(ListTopics|ListSubscriptions)", 30, 30));

    private record Key(Caller caller, Bucket bucket) {}

    private final Map<Key, TokenBucket> buckets = new HashMap<>();

    /**
     * Takes a token for a call.
     *
     * @param operation with its service: {@code ecs:CreateService}
     * @return whether there was one
     */
    public boolean admit(Caller caller, String operation, Instant now) {
        Optional<Bucket> bucket =
                PUBLISHED.stream().filter(each -> each.covers(operation)).findFirst();
        return bucket.isEmpty()
                || buckets.computeIfAbsent(
                                new Key(caller, bucket.get()),
                                key -> new TokenBucket(key.bucket().rate(), now))
                        .tryTake(now);
    }
}
