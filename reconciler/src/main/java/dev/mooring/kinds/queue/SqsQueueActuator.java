package dev.mooring.kinds.queue;

import dev.mooring.aws.Arns;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.CommonPrefix;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.Found;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TagCalls;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.math.BigDecimal;
import java.time.Instant;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;

/**
 * Reads and writes SQS queues. A look lists what begins as all the names do, a thousand queues a call, and asks each queue
 * for its attributes, which is the least that SQS allows.
 */
public final class SqsQueueActuator extends TaggedActuator {
    private static final String LIST = "sqs:ListQueues";
    private static final String URL = "sqs:GetQueueUrl";
    private static final String READ = "sqs:GetQueueAttributes";
    private static final String CREATE = "sqs:CreateQueue";
    private static final String WRITE = "sqs:SetQueueAttributes";
    private static final String DELETE = "sqs:DeleteQueue";

    /** ListQueues: "MaxResults … 1 to 1000"; without it there are no pages and no more than a thousand queues. */
    private static final int PAGE = 1000;

    private static final String ATTRIBUTES = "Attributes";
    private static final String KEY = "KmsMasterKeyId";
    private static final String KEY_REUSE = "KmsDataKeyReusePeriodSeconds";
    private static final Set<String> REMOVABLE = HashSet.of("Policy", "RedrivePolicy", "RedriveAllowPolicy", KEY);

    private final AwsSession session;
    private final Fanout fanout;

    public SqsQueueActuator(Pass pass) {
        super(QueueType.TYPE, pass, tags(pass.session()));
        this.session = pass.session();
        this.fanout = pass.fanout();
    }

    private static TagCalls tags(AwsSession session) {
        return TagCalls.single(
                        url -> session.calls()
                                .find(
                                        "sqs:ListQueueTags",
                                        () -> HashMap.ofAll(session.sqs()
                                                .listQueueTags(request -> request.queueUrl(url))
                                                .tags()),
                                        QueueDoesNotExistException.class),
                        (url, tags) -> session.calls()
                                .call(
                                        "sqs:TagQueue",
                                        () -> session.sqs()
                                                .tagQueue(request ->
                                                        request.queueUrl(url).tags(tags.toJavaMap()))))
                .by("url");
    }

    @Override
    protected Option<ResourceId> named(String arn) {
        return Arns.resource(arn, "sqs", "").map(QueueType::id);
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return listed(ids.toVector().map(ResourceId::name))
                .fold(
                        failure -> Sighting.listed(ids, Either.left(failure)),
                        urls -> Sighting.each(fanout, ids, id -> look(id.name(), urls.get(id.name()))));
    }

    /** URLs by name of what SQS lists; a queue made a moment ago may not be among them. */
    private Either<Failure, Map<String, String>> listed(Seq<String> names) {
        Option<String> prefix = CommonPrefix.of(names);
        return session.calls()
                .pages(
                        LIST,
                        token -> sqs().listQueues(request -> request.queueNamePrefix(prefix.getOrNull())
                                .maxResults(PAGE)
                                .nextToken(token.getOrNull())),
                        ListQueuesResponse::nextToken)
                .map(pages -> pages.flatMap(ListQueuesResponse::queueUrls).toMap(SqsQueueActuator::name, url -> url));
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private Either<Failure, Option<Found>> look(String name, Option<String> listedUrl) {
        Either<Failure, Option<String>> found = listedUrl.isDefined() ? Either.right(listedUrl) : find(name);
        return found.flatMap(url -> url.map(known -> read(name, known)).getOrElse(Either.right(Option.none())));
    }

    private Either<Failure, Option<String>> find(String name) {
        return session.calls()
                .find(
                        URL,
                        () -> sqs().getQueueUrl(request -> request.queueName(name))
                                .queueUrl(),
                        QueueDoesNotExistException.class);
    }

    private Either<Failure, Option<Found>> read(String name, String url) {
        return session.calls()
                .find(
                        READ,
                        () -> sqs().getQueueAttributes(
                                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL)),
                        QueueDoesNotExistException.class)
                .map(answer -> answer.map(response -> found(name, url, response)));
    }

    private static Found found(String name, String url, GetQueueAttributesResponse answer) {
        Value.Tree attributes =
                meaningful((Value.Tree) Bridge.fromSdk(answer).get(ATTRIBUTES).getOrElse(Value.Tree.EMPTY));
        return Found.of(
                        Value.tree("QueueName", Value.of(name)).with(ATTRIBUTES, attributes),
                        attributes(name, url, attributes.text("QueueArn").getOrElse("")))
                .changed(attributes.text("LastModifiedTimestamp").flatMap(SqsQueueActuator::time));
    }

    /** How long data keys are reused says nothing where there is no key. */
    private static Value.Tree meaningful(Value.Tree attributes) {
        return attributes.text(KEY).exists(key -> !key.isEmpty()) ? attributes : attributes.without(KEY_REUSE);
    }

    /** SQS writes whole seconds since 1970; emulators write fractions too. */
    private static Option<Instant> time(String seconds) {
        return Try.of(() -> new BigDecimal(seconds).longValue())
                .map(Instant::ofEpochSecond)
                .toOption();
    }

    /** CreateQueue succeeds for a queue that is already there with the same attributes. */
    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        CreateQueueRequest request = Bridge.toSdk(create.desired(), CreateQueueRequest.class).toBuilder()
                .tags(create.tags().asMap().toJavaMap())
                .build();
        return session.calls()
                .call(CREATE, () -> attempt(request))
                .flatMap(attempt ->
                        attempt.fold(Either::right, url -> known(create.id().name(), url)));
    }

    /** The new queue's URL, or what to wait for. */
    private Either<Outcome, String> attempt(CreateQueueRequest request) {
        try {
            return Either.right(sqs().createQueue(request).queueUrl());
        } catch (QueueDeletedRecentlyException tooSoon) {
            return Either.left(new Outcome.InProgress(
                    "QueueDeletedRecently",
                    "SQS lets the name of a deleted queue be used again 60 s after its deletion"));
        } catch (QueueNameExistsException otherwise) {
            return Either.left(made(Option.none()));
        }
    }

    /** SQS may need a second to know the queue that it has made. */
    private Either<Failure, Outcome> known(String name, String url) {
        return session.calls()
                .find(
                        READ,
                        () -> sqs().getQueueAttributes(
                                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                                .attributes()
                                .get(QueueAttributeName.QUEUE_ARN),
                        QueueDoesNotExistException.class)
                .map(found -> made(found.map(arn -> attributes(name, url, arn))));
    }

    private static Map<String, String> attributes(String name, String url, String arn) {
        return LinkedHashMap.of("arn", arn, "url", url, "name", name);
    }

    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        Value.Tree attributes = attributesToSend(update);
        String url = update.observed().attributes().get("url").get();
        return attributes.isEmpty()
                ? Either.right(url)
                : session.calls().call(WRITE, () -> sqs().setQueueAttributes(writing(url, attributes)));
    }

    /** What SQS takes for each attribute that differs; the empty text takes one away, where SQS can do without it. */
    private static Value.Tree attributesToSend(Action.Update update) {
        Value.Tree desired = (Value.Tree) update.desired().get(ATTRIBUTES).getOrElse(Value.Tree.EMPTY);
        return update.drift()
                .within(ATTRIBUTES)
                .foldLeft(
                        Value.tree(),
                        (tree, name) -> tree.with(
                                name,
                                desired.get(name).orElse(Option.when(REMOVABLE.contains(name), () -> Value.of("")))));
    }

    private static SetQueueAttributesRequest writing(String url, Value.Tree attributes) {
        return Bridge.toSdk(
                Value.tree("QueueUrl", Value.of(url)).with(ATTRIBUTES, attributes), SetQueueAttributesRequest.class);
    }

    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        String url = attributes.get("url").get();
        return session.calls()
                .find(
                        DELETE,
                        () -> sqs().deleteQueue(request -> request.queueUrl(url)),
                        QueueDoesNotExistException.class)
                .map(ignored -> GONE);
    }

    private SqsClient sqs() {
        return session.sqs();
    }
}
