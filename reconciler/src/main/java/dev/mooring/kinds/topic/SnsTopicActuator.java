package dev.mooring.kinds.topic;

import dev.mooring.aws.Arns;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.Found;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TagCalls;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.Tag;

/** Reads and writes SNS topics, one a call: their ARNs are known beforehand, so nothing needs to be listed. */
public final class SnsTopicActuator extends TaggedActuator {
    private static final String READ = "sns:GetTopicAttributes";
    private static final String CREATE = "sns:CreateTopic";
    private static final String WRITE = "sns:SetTopicAttributes";
    private static final String DELETE = "sns:DeleteTopic";

    private static final String ATTRIBUTES = "Attributes";
    private static final String POLICY = "Policy";
    private static final String DELIVERY_POLICY = "DeliveryPolicy";
    /** What the empty text does not take away. */
    private static final Map<String, String> RESETS = HashMap.of("ArchivePolicy", "{}");
    /** Not sent along when a topic is made, as not every Region and type of topic takes what it would be anyway. */
    private static final Value.Tree UNSAID = Value.tree("DisplayName", Value.of(""))
            .with("TracingConfig", Value.of("PassThrough"))
            .with("SignatureVersion", Value.of("1"))
            .with("FifoTopic", Value.of(false))
            .with("FifoThroughputScope", Value.of("Topic"));

    private final AwsSession session;
    private final Environment environment;
    private final Fanout fanout;

    public SnsTopicActuator(Pass pass) {
        super(TopicType.TYPE, pass, tags(pass.session()));
        this.session = pass.session();
        this.environment = pass.environment();
        this.fanout = pass.fanout();
    }

    static TagCalls tags(AwsSession session) {
        return TagCalls.single(
                arn -> session.calls()
                        .find(
                                "sns:ListTagsForResource",
                                () -> Vector.ofAll(session.sns()
                                                .listTagsForResource(request -> request.resourceArn(arn))
                                                .tags())
                                        .<String, String>toMap(Tag::key, Tag::value),
                                ResourceNotFoundException.class,
                                NotFoundException.class),
                (arn, tags) -> session.calls()
                        .call(
                                "sns:TagResource",
                                () -> session.sns()
                                        .tagResource(request -> request.resourceArn(arn)
                                                .tags(sdk(tags).asJava()))));
    }

    static Seq<Tag> sdk(Map<String, String> tags) {
        return tags.toVector()
                .map(tag -> Tag.builder().key(tag._1).value(tag._2).build());
    }

    @Override
    protected Option<ResourceId> named(String arn) {
        return Arns.resource(arn, "sns", "").filter(name -> !name.contains(":")).map(TopicType::id);
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return Sighting.each(fanout, ids, id -> read(id.name()));
    }

    private Either<Failure, Option<Found>> read(String name) {
        String arn = environment.arn("sns", name);
        return session.calls()
                .find(
                        READ,
                        () -> Bridge.fromSdk(sns().getTopicAttributes(request -> request.topicArn(arn))),
                        NotFoundException.class)
                .map(answer -> answer.map(response ->
                        found(name, (Value.Tree) response.get(ATTRIBUTES).getOrElse(Value.Tree.EMPTY))));
    }

    private Found found(String name, Value.Tree attributes) {
        String arn = attributes.text("TopicArn").getOrElse(() -> environment.arn("sns", name));
        return Found.of(
                Value.tree("Name", Value.of(name)).with(ATTRIBUTES, meaningful(arn, attributes)),
                attributes(arn, name));
    }

    /** Without the policy that a topic has which was given none. */
    private Value.Tree meaningful(String arn, Value.Tree attributes) {
        DefaultPolicy given = new DefaultPolicy(
                arn, attributes.text("Owner").getOrElse(environment.spec().account()));
        boolean isDefault = attributes
                .text(POLICY)
                .flatMap(JsonText::parse)
                .exists(policy -> policy instanceof Value.Tree tree && given.means(tree));
        Value.Tree said = isDefault ? attributes.without(POLICY) : attributes;
        return withoutNulls(said.text("KmsMasterKeyId").contains("") ? said.without("KmsMasterKeyId") : said);
    }

    /** SNS writes what a delivery policy leaves open as null; emulators write one that is not there as the empty text. */
    static Value.Tree withoutNulls(Value.Tree attributes) {
        return attributes
                .text(DELIVERY_POLICY)
                .map(text -> text.isBlank()
                        ? attributes.without(DELIVERY_POLICY)
                        : attributes.with(
                                DELIVERY_POLICY,
                                JsonText.parseWithoutNulls(text).getOrElse(Value.of(text))))
                .getOrElse(attributes);
    }

    private static Map<String, String> attributes(String arn, String name) {
        return LinkedHashMap.of("arn", arn, "name", name);
    }

    /** CreateTopic succeeds for a topic that is already there with the same attributes and tags. */
    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        Value.Tree attributes = (Value.Tree) create.desired().get(ATTRIBUTES).getOrElse(Value.Tree.EMPTY);
        Value.Tree said = UNSAID.members()
                .foldLeft(
                        attributes, (so, unsaid) -> so.get(unsaid._1).contains(unsaid._2) ? so.without(unsaid._1) : so);
        CreateTopicRequest request =
                Bridge.toSdk(create.desired().with(ATTRIBUTES, said), CreateTopicRequest.class).toBuilder()
                        .tags(sdk(create.tags().asMap()).asJava())
                        .build();
        return session.calls()
                .call(CREATE, () -> attempt(request))
                .map(arn -> made(arn.map(made -> attributes(made, create.id().name()))));
    }

    /** The new topic's ARN; none where there is one already that is not the same. */
    private Option<String> attempt(CreateTopicRequest request) {
        try {
            return Option.some(sns().createTopic(request).topicArn());
        } catch (InvalidParameterException refused) {
            if (String.valueOf(refused.getMessage()).contains("already exists with different")) {
                return Option.none();
            }
            throw refused;
        }
    }

    /** SetTopicAttributes takes one attribute a call. */
    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        String arn = update.observed().attributes().get("arn").get();
        Value.Tree desired = (Value.Tree) update.desired().get(ATTRIBUTES).getOrElse(Value.Tree.EMPTY);
        return Either.sequenceRight(update.drift()
                .within(ATTRIBUTES)
                .toVector()
                .sorted()
                .map(name -> set(
                        arn, name, desired.get(name).map(SnsTopicActuator::text).getOrElse(() -> reset(arn, name)))));
    }

    private Either<Failure, String> set(String arn, String name, String value) {
        return session.calls().call(WRITE, () -> {
            sns().setTopicAttributes(
                            request -> request.topicArn(arn).attributeName(name).attributeValue(value));
            return name;
        });
    }

    static String text(Value value) {
        return value instanceof Value.Tree || value instanceof Value.Items ? JsonText.write(value) : value.toString();
    }

    private String reset(String arn, String name) {
        return name.equals(POLICY)
                ? JsonText.write(new DefaultPolicy(arn, environment.spec().account()).document())
                : RESETS.getOrElse(name, "");
    }

    /** DeleteTopic succeeds where there is none. */
    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        String arn = attributes.get("arn").get();
        return session.calls()
                .find(DELETE, () -> sns().deleteTopic(request -> request.topicArn(arn)), NotFoundException.class)
                .map(ignored -> GONE);
    }

    private SnsClient sns() {
        return session.sns();
    }
}
