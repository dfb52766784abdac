package dev.mooring.simulator.sns;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.ControlResource;
import dev.mooring.simulator.Dialect;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.World;
import dev.mooring.simulator.model.Violation;
import dev.mooring.simulator.sqs.Deliveries;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Amazon SNS. */
public final class SnsApi implements Api {
    private final TopicOperations topics;
    private final TopicTags tags;
    private final SubscriptionOperations subscriptions;
    private final SubscriptionControl control;
    private final Publishing publishing;

    /** @param queues to which messages go */
    public SnsApi(World world, Deliveries queues) {
        Regional<Topics> regions = new Regional<>(caller -> new Topics());
        this.topics = new TopicOperations(regions);
        this.tags = new TopicTags(regions);
        this.subscriptions = new SubscriptionOperations(regions, world.ids());
        this.control = new SubscriptionControl(regions);
        this.publishing = new Publishing(regions, new Postman(queues, new Envelope(world.endpoint())), world);
    }

    /** Publishes on behalf of another service, as an alarm's action does; whether there was such a topic. */
    public boolean announce(String topicArn, String subject, String message) {
        return publishing.announce(topicArn, subject, message);
    }

    @Override
    public String signingName() {
        return "sns";
    }

    @Override
    public void bind(Operations operations) {
        topics.bind(operations);
        tags.bind(operations);
        subscriptions.bind(operations);
        publishing.bind(operations);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(tags);
    }

    @Override
    public List<ControlResource> controlResources() {
        return List.of(control);
    }

    @Override
    public Dialect dialect() {
        return new Dialect() {
            @Override
            public AwsServiceException refuse(List<Violation> violations) {
                return SnsErrors.invalid(violations.getFirst().member(), "no value for required parameter");
            }
        };
    }
}
