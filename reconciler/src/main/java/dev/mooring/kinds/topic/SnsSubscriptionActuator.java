package dev.mooring.kinds.topic;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Found;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TagCalls;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * Reads and writes subscriptions of SNS topics. Their attributes are read one a call, and by turns where there are many
 * ({@link SubscriptionMemory}).
 *
 * <p>A subscription has no tags. It is whose its topic is; but others may subscribe to our topic as well, so what left git
 * is ours only if its queue is one of ours too, or if a {@link Marker} on the topic names it.
 */
public final class SnsSubscriptionActuator extends TaggedActuator {
    private static final String READ = "sns:GetSubscriptionAttributes";
    private static final String CREATE = "sns:Subscribe";
    private static final String WRITE = "sns:SetSubscriptionAttributes";
    private static final String DELETE = "sns:Unsubscribe";
    private static final String UNTAG = "sns:UntagResource";

    private static final String ATTRIBUTES = "Attributes";
    private static final String FILTER = "FilterPolicy";
    private static final String SCOPE = "FilterPolicyScope";
    /** What SNS lists instead of an ARN until a subscription is confirmed. */
    private static final String PENDING = "PendingConfirmation";

    private final Pass pass;
    private final AwsSession session;
    private final SubscriptionMemory memory;
    private final TagCalls topicTags;
    private final ListedSubscriptionsActuator listing;

    public SnsSubscriptionActuator(Pass pass, SubscriptionMemory memory) {
        super(SubscriptionType.TYPE, pass, SnsTopicActuator.tags(pass.session()).ofParent("topicArn"));
        this.pass = pass;
        this.session = pass.session();
        this.memory = memory;
        this.listing = new ListedSubscriptionsActuator(pass);
        this.topicTags = SnsTopicActuator.tags(pass.session());
    }

    /** No ARN holds protocol and endpoint: {@link #owned} reads them. */
    @Override
    protected Option<ResourceId> named(String arn) {
        return Option.none();
    }

    /** Without those that wait for a confirmation: SNS forgets them by itself, and takes away none. */
    @Override
    public Either<Failure, Set<ResourceId>> owned() {
        return pass.inventory()
                .all()
                .flatMap(ours -> Either.sequenceRight(ListedSubscriptionsActuator.topics(ours)
                                .toVector()
                                .map(topic -> listing.of(topic).map(all -> all.filter(one -> isProved(ours, one)))))
                        .map(all -> all.flatMap(ones -> ones.map(SnsSubscriptionActuator::id))
                                .toSet()));
    }

    private static boolean isProved(Map<String, Map<String, String>> ours, Subscription one) {
        return !isPending(one)
                && (ours.containsKey(one.endpoint())
                        || ours.get(one.topicArn())
                                .exists(tags -> Marker.proves(tags, id(one).name(), one.subscriptionArn())));
    }

    private static boolean isPending(Subscription one) {
        return one.subscriptionArn().equals(PENDING);
    }

    private static ResourceId id(Subscription one) {
        return SubscriptionType.id(one.topicArn(), one.protocol(), one.endpoint());
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        Map<String, Either<Failure, Seq<Subscription>>> listed =
                ids.map(ResourceId::scope).toVector().sorted().toMap(topic -> topic, listing::of);
        Map<ResourceId, Subscription> there = HashMap.ofEntries(listed.values()
                .flatMap(answer -> answer.getOrElse(Vector.empty()))
                .map(one -> Tuple.of(id(one), one))
                .filter(one -> ids.contains(one._1)));
        Map<ResourceId, Option<String>> arns = there.mapValues(this::arn);
        Set<String> due = memory.due(arns.values().flatMap(arn -> arn).toSet());
        Sighting read = Sighting.each(
                pass.fanout(),
                there.keySet(),
                id -> found(there.get(id).get(), arns.get(id).get(), due));
        Map<ResourceId, Failure> unlisted = HashMap.ofEntries(ids.toVector()
                .flatMap(id -> listed.get(id.scope()).get().swap().toOption().map(failure -> Tuple.of(id, failure))));
        return new Sighting(read.there(), read.unread().merge(unlisted));
    }

    /** Also of one that is not confirmed yet, where the topic's tags tell it. */
    private Option<String> arn(Subscription one) {
        return isPending(one)
                ? pass.inventory()
                        .all()
                        .toOption()
                        .flatMap(ours -> ours.get(one.topicArn()))
                        .flatMap(tags -> Marker.arn(tags, id(one).name(), one.topicArn()))
                : Option.some(one.subscriptionArn());
    }

    private Either<Failure, Option<Found>> found(Subscription one, Option<String> arn, Set<String> due) {
        if (arn.isEmpty()) {
            return Either.right(Option.some(found(one, PENDING, Value.Tree.EMPTY)));
        }
        Option<Value.Tree> remembered = due.contains(arn.get()) ? Option.none() : memory.attributes(arn.get());
        return remembered
                .map(attributes -> Either.<Failure, Option<Value.Tree>>right(Option.some(attributes)))
                .getOrElse(() -> read(arn.get()))
                .map(answer -> answer.map(attributes -> found(one, arn.get(), attributes)));
    }

    private Either<Failure, Option<Value.Tree>> read(String arn) {
        return session.calls()
                .find(
                        READ,
                        () -> Bridge.fromSdk(sns().getSubscriptionAttributes(request -> request.subscriptionArn(arn))),
                        NotFoundException.class)
                .map(answer -> answer.map(response ->
                                meaningful((Value.Tree) response.get(ATTRIBUTES).getOrElse(Value.Tree.EMPTY)))
                        .peek(attributes -> memory.saw(arn, attributes)));
    }

    /** What a filter is about says nothing where there is none. */
    private static Value.Tree meaningful(Value.Tree attributes) {
        boolean filtered = attributes
                .text(FILTER)
                .exists(policy -> !policy.isBlank() && !policy.strip().equals("{}"));
        return SnsTopicActuator.withoutNulls(
                filtered ? attributes : attributes.without(FILTER).without(SCOPE));
    }

    private static Found found(Subscription one, String arn, Value.Tree attributes) {
        Value.Tree tree = Value.tree("TopicArn", Value.of(one.topicArn()))
                .with("Protocol", Value.of(one.protocol()))
                .with("Endpoint", Value.of(one.endpoint()))
                .with(ATTRIBUTES, attributes);
        Found found = Found.of(tree, attributes(arn, one.topicArn()));
        return isPending(one)
                ? found.healthy(new Health.Progressing(
                        PENDING, one.endpoint() + " has not confirmed that it wants the topic's messages"))
                : found;
    }

    private static Map<String, String> attributes(String arn, String topicArn) {
        return LinkedHashMap.of("arn", arn, "topicArn", topicArn);
    }

    /** The marker goes first: what was subscribed and not marked would never be known as ours again. */
    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        String topicArn = create.id().scope();
        String name = create.id().name();
        String endpoint = create.desired().text("Endpoint").getOrElse("");
        SubscribeRequest request = Bridge.toSdk(create.desired(), SubscribeRequest.class).toBuilder()
                .returnSubscriptionArn(true)
                .build();
        boolean marked = !isNamedAsOurs(endpoint);
        Either<Failure, ?> before = marked ? mark(topicArn, Marker.asked(name)) : Either.right(name);
        return before.flatMap(ignored -> session.calls().call(CREATE, () -> attempt(request)))
                .flatMap(arn -> marked && arn.isDefined()
                        ? mark(topicArn, Marker.made(name, arn.get())).map(ignored -> arn)
                        : Either.right(arn))
                .map(arn -> made(arn.map(made -> attributes(made, topicArn))));
    }

    /** With the environment's own tag, by which a daemon's role is allowed to tag anything. */
    private Either<Failure, ?> mark(String topicArn, Map<String, String> marker) {
        return topicTags
                .write()
                .tag(
                        topicArn,
                        marker.put(OwnerTags.ENVIRONMENT, pass.environment().name()));
    }

    /** A queue that bears our environment's name is in the inventory as long as it is there, which proves as much. */
    private boolean isNamedAsOurs(String endpoint) {
        return endpoint.startsWith(
                pass.environment().arn("sqs", pass.environment().name() + "-"));
    }

    /** The subscription's ARN; none where there is one of this endpoint already that is not the same. */
    private Option<String> attempt(SubscribeRequest request) {
        try {
            return Option.some(sns().subscribe(request).subscriptionArn());
        } catch (InvalidParameterException refused) {
            if (String.valueOf(refused.getMessage()).contains("already exists with different")) {
                return Option.none();
            }
            throw refused;
        }
    }

    /** SetSubscriptionAttributes takes one attribute a call. */
    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        String arn = update.observed().attributes().get("arn").get();
        Value.Tree desired = (Value.Tree) update.desired().get(ATTRIBUTES).getOrElse(Value.Tree.EMPTY);
        if (update.observed().health() instanceof Health.Progressing) {
            return Either.left(new Failure.Transient(
                    WRITE, PENDING, "SNS changes a subscription's attributes only once it is confirmed"));
        }
        memory.forget(arn);
        Value said = desired.get(SCOPE).getOrElse(Value.of("MessageAttributes"));
        Seq<String> names = update.drift().within(ATTRIBUTES).toVector().sorted();
        return Either.sequenceRight(inOrder(names, said.toString().equals("MessageBody"))
                .reject(name -> name.equals(SCOPE) && desired.get(FILTER).isEmpty())
                .map(name -> set(
                        arn,
                        name,
                        desired.get(name)
                                .map(SnsTopicActuator::text)
                                .getOrElse(() -> name.equals(FILTER) ? "{}" : ""))));
    }

    /** The scope that takes any filter is set before a new filter, the other one after it, so that neither is refused. */
    private static Seq<String> inOrder(Seq<String> names, boolean toBody) {
        Seq<String> others = names.reject(SCOPE::equals);
        return !names.contains(SCOPE) ? names : toBody ? others.prepend(SCOPE) : others.append(SCOPE);
    }

    private Either<Failure, String> set(String arn, String name, String value) {
        return session.calls().call(WRITE, () -> {
            sns().setSubscriptionAttributes(request ->
                    request.subscriptionArn(arn).attributeName(name).attributeValue(value));
            return name;
        });
    }

    /** Unsubscribe succeeds where there is no such subscription. */
    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        String arn = attributes.get("arn").get();
        if (arn.equals(PENDING)) {
            return Either.right(new Outcome.InProgress(PENDING, "SNS forgets by itself what is not confirmed in time"));
        }
        return session.calls()
                .find(DELETE, () -> sns().unsubscribe(request -> request.subscriptionArn(arn)), NotFoundException.class)
                .flatMap(ignored -> unmarked(id))
                .map(ignored -> GONE);
    }

    private Either<Failure, ?> unmarked(ResourceId id) {
        boolean marked = pass.inventory()
                .all()
                .exists(ours -> ours.get(id.scope()).exists(tags -> tags.containsKey(Marker.key(id.name()))));
        return marked
                ? session.calls()
                        .find(
                                UNTAG,
                                () -> sns().untagResource(request ->
                                        request.resourceArn(id.scope()).tagKeys(Marker.key(id.name()))),
                                ResourceNotFoundException.class)
                : Either.right(id);
    }

    private SnsClient sns() {
        return session.sns();
    }
}
