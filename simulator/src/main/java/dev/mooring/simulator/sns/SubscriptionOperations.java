package dev.mooring.simulator.sns;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** Subscriptions come, are confirmed, are read and changed, and go. */
final class SubscriptionOperations {
    private static final int PAGE = 100;

    private final Regional<Topics> regions;
    private final Ids ids;

    SubscriptionOperations(Regional<Topics> regions, Ids ids) {
        this.regions = regions;
        this.ids = ids;
    }

    void bind(Api.Operations operations) {
        operations.on(SubscribeRequest.class, this::subscribe);
        operations.on(ConfirmSubscriptionRequest.class, this::confirmSubscription);
        operations.on(UnsubscribeRequest.class, this::unsubscribe);
        operations.on(ListSubscriptionsRequest.class, this::listSubscriptions);
        operations.on(ListSubscriptionsByTopicRequest.class, this::listSubscriptionsByTopic);
        operations.on(GetSubscriptionAttributesRequest.class, this::getSubscriptionAttributes);
        operations.on(SetSubscriptionAttributesRequest.class, this::setSubscriptionAttributes);
    }

    private SubscribeResponse subscribe(SubscribeRequest request, Caller caller) {
        Topics topics = regions.of(TopicArn.home(request.topicArn(), "TopicArn", caller));
        Topic topic = topics.find(request.topicArn()).orElseThrow(SnsErrors::noTopic);
        if (request.endpoint() == null) {
            throw SnsErrors.invalid("Endpoint");
        }
        Endpoint.check(request.protocol(), request.endpoint(), topic);
        SubscriptionAttributes attributes = SubscriptionAttributes.of(request.protocol(), request.attributes());
        Subscription subscription = topics.subscriptionsOf(topic.arn()).stream()
                .filter(each -> each.isFor(request.protocol(), request.endpoint()))
                .findFirst()
                .map(existing -> unlessDifferent(existing, attributes))
                .orElseGet(() -> make(topics, topic, request, attributes, caller));
        boolean named = subscription.isConfirmed() || Boolean.TRUE.equals(request.returnSubscriptionArn());
        return SubscribeResponse.builder()
                .subscriptionArn(named ? subscription.arn() : "pending confirmation")
                .build();
    }

    private static Subscription unlessDifferent(Subscription existing, SubscriptionAttributes wanted) {
        if (existing.attributes().satisfies(wanted)) {
            return existing;
        }
        throw SnsErrors.invalid("Attributes", "Subscription already exists with different attributes");
    }

    private Subscription make(
            Topics topics, Topic topic, SubscribeRequest request, SubscriptionAttributes attributes, Caller caller) {
        Subscription made = new Subscription(
                new Subscription.Nature(
                        topic.arn() + ":" + ids.uuid(),
                        topic.arn(),
                        request.protocol(),
                        request.endpoint(),
                        caller.account()),
                attributes,
                ids.hex(64));
        topics.add(made);
        return made;
    }

    private ConfirmSubscriptionResponse confirmSubscription(ConfirmSubscriptionRequest request, Caller caller) {
        Topics topics = regions.of(TopicArn.home(request.topicArn(), "TopicArn", caller));
        if (topics.find(request.topicArn()).isEmpty()) {
            throw SnsErrors.noTopic();
        }
        Subscription subscription =
                topics.byToken(request.topicArn(), request.token()).orElseThrow(() -> SnsErrors.invalid("Token"));
        subscription.confirm("true".equals(request.authenticateOnUnsubscribe()));
        return ConfirmSubscriptionResponse.builder()
                .subscriptionArn(subscription.arn())
                .build();
    }

    /** Without an error where there is no such subscription any more. */
    private UnsubscribeResponse unsubscribe(UnsubscribeRequest request, Caller caller) {
        Topics topics = regions.of(TopicArn.home(request.subscriptionArn(), "SubscriptionArn", caller));
        Optional<Subscription> found = topics.subscription(request.subscriptionArn());
        if (found.filter(subscription -> !subscription.isConfirmed()).isPresent()) {
            throw SnsErrors.invalid("SubscriptionArn", "pending subscriptions cannot be deleted");
        }
        found.ifPresent(topics::delete);
        return UnsubscribeResponse.builder().build();
    }

    private ListSubscriptionsResponse listSubscriptions(ListSubscriptionsRequest request, Caller caller) {
        Page<Subscription> page = page(regions.of(caller).subscriptions(), request.nextToken());
        return ListSubscriptionsResponse.builder()
                .subscriptions(shown(page))
                .nextToken(page.next())
                .build();
    }

    private ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
            ListSubscriptionsByTopicRequest request, Caller caller) {
        Topics topics = regions.of(TopicArn.home(request.topicArn(), "TopicArn", caller));
        if (topics.find(request.topicArn()).isEmpty()) {
            throw SnsErrors.noTopic();
        }
        Page<Subscription> page = page(topics.subscriptionsOf(request.topicArn()), request.nextToken());
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(shown(page))
                .nextToken(page.next())
                .build();
    }

    private static Page<Subscription> page(List<Subscription> all, @Nullable String token) {
        return Page.of(all, token, null, PAGE, () -> SnsErrors.invalid("NextToken"));
    }

    private static List<software.amazon.awssdk.services.sns.model.Subscription> shown(Page<Subscription> page) {
        return page.items().stream()
                .map(subscription -> software.amazon.awssdk.services.sns.model.Subscription.builder()
                        .subscriptionArn(subscription.isConfirmed() ? subscription.arn() : "PendingConfirmation")
                        .owner(subscription.owner())
                        .protocol(subscription.protocol())
                        .endpoint(subscription.endpoint())
                        .topicArn(subscription.topicArn())
                        .build())
                .toList();
    }

    private GetSubscriptionAttributesResponse getSubscriptionAttributes(
            GetSubscriptionAttributesRequest request, Caller caller) {
        return GetSubscriptionAttributesResponse.builder()
                .attributes(find(request.subscriptionArn(), caller).describe())
                .build();
    }

    private SetSubscriptionAttributesResponse setSubscriptionAttributes(
            SetSubscriptionAttributesRequest request, Caller caller) {
        Subscription subscription = find(request.subscriptionArn(), caller);
        if (!subscription.isConfirmed()) {
            throw SnsErrors.invalid("SubscriptionArn", "the subscription is pending confirmation");
        }
        String value = Objects.requireNonNullElse(request.attributeValue(), "");
        subscription.change(subscription.attributes().with(request.attributeName(), value));
        return SetSubscriptionAttributesResponse.builder().build();
    }

    private Subscription find(String arn, Caller caller) {
        return regions.of(TopicArn.home(arn, "SubscriptionArn", caller))
                .subscription(arn)
                .orElseThrow(SnsErrors::noSubscription);
    }
}
