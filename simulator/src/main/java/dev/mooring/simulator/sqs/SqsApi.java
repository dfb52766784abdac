package dev.mooring.simulator.sqs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Dialect;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.World;
import dev.mooring.simulator.cloudwatch.MetricSource;
import dev.mooring.simulator.model.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** Amazon SQS. */
public final class SqsApi implements Api {
    private final QueueLifecycle lifecycle;
    private final AttributeOperations attributes;
    private final QueueTags tags;
    private final Sending sending;
    private final Receiving receiving;
    private final Deleting deleting;
    private final Visibility visibility;
    private final Permissions permissions;
    private final MoveTasks moveTasks;
    private final Deliveries deliveries;
    private final QueueMeter metrics;

    public SqsApi(World world, SqsOptions options) {
        Regional<Queues> regions = new Regional<>(caller -> new Queues());
        QueueUrls urls = new QueueUrls(world.endpoint(), regions);
        this.lifecycle = new QueueLifecycle(regions, urls, world.timeline());
        this.attributes = new AttributeOperations(urls, world.timeline(), options);
        this.tags = new QueueTags(regions, urls);
        this.sending = new Sending(urls, world);
        this.receiving = new Receiving(urls, regions, world);
        this.deleting = new Deleting(urls, world.timeline());
        this.permissions = new Permissions(urls, world.timeline());
        this.moveTasks = new MoveTasks(regions, world);
        this.deliveries = new Deliveries(regions, sending);
        this.metrics = new QueueMeter(regions, world.timeline());
        this.visibility = new Visibility(urls, world.timeline());
    }

    /** Where other services hand in messages. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** What SQS measures of its queues. */
    public MetricSource metrics() {
        return metrics;
    }

    @Override
    public String signingName() {
        return "sqs";
    }

    @Override
    public void bind(Operations operations) {
        lifecycle.bind(operations);
        attributes.bind(operations);
        tags.bind(operations);
        sending.bind(operations);
        operations.onPoll(ReceiveMessageRequest.class, receiving);
        deleting.bind(operations);
        visibility.bind(operations);
        permissions.bind(operations);
        moveTasks.bind(operations);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(tags);
    }

    @Override
    public Dialect dialect() {
        return new Dialect() {
            @Override
            public AwsServiceException refuse(List<Violation> violations) {
                return SqsErrors.missing(upperCamel(violations.getFirst().member()));
            }

            @Override
            public String errorType(String code) {
                return SqsErrors.type(code);
            }

            @Override
            public Optional<String> queryErrorCode(String code) {
                return Optional.of(SqsErrors.queryCode(code));
            }
        };
    }

    private static String upperCamel(String member) {
        return member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
    }
}
