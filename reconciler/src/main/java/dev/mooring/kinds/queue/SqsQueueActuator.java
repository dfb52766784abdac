package dev.mooring.kinds.queue;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.CommonPrefix;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.TagInventory;
import dev.mooring.resource.Action;
import dev.mooring.resource.Actuator;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
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
public final class SqsQueueActuator implements Actuator {
    private static final String LIST = "sqs:ListQueues";
    private static final String URL = "sqs:GetQueueUrl";
    private static final String READ = "sqs:GetQueueAttributes";
    private static final String CREATE = "sqs:CreateQueue";
    private static final String WRITE = "sqs:SetQueueAttributes";
    private static final String DELETE = "sqs:DeleteQueue";
    private static final String TAG = "sqs:TagQueue";
    private static final String LIST_TAGS = "sqs:ListQueueTags";

    /** ListQueues: "MaxResults … 1 to 1000"; without it there are no pages and no more than a thousand queues. */
    private static final int PAGE = 1000;

    private static final String ATTRIBUTES = "Attributes";
    private static final String KEY = "KmsMasterKeyId";
    private static final String KEY_REUSE = "KmsDataKeyReusePeriodSeconds";
    private static final Set<String> REMOVABLE = HashSet.of("Policy", "RedrivePolicy", "RedriveAllowPolicy", KEY);

    private final AwsSession session;
    private final TagInventory inventory;
    private final Fanout fanout;

    /** @param inventory of the pass in which this is used */
    public SqsQueueActuator(AwsSession session, TagInventory inventory, Fanout fanout) {
        this.session = session;
        this.inventory = inventory;
        this.fanout = fanout;
    }

    @Override
    public String type() {
        return QueueType.NAME;
    }

    @Override
    public Map<ResourceId, Observation> observe(Set<ResourceId> ids) {
        Vector<ResourceId> wanted = ids.toVector().sorted();
        return listed(wanted.map(ResourceId::name))
                .fold(
                        failure -> wanted.toMap(id -> Tuple.of(id, new Observation.Unknown(failure))),
                        urls -> fanout.each(
                                wanted,
                                id -> look(id.name(), urls.get(id.name())).getOrElseGet(Observation.Unknown::new)));
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

    private Either<Failure, Observation> look(String name, Option<String> listedUrl) {
        Either<Failure, Option<String>> found = listedUrl.isDefined() ? Either.right(listedUrl) : find(name);
        return found.flatMap(
                url -> url.map(known -> read(name, known)).getOrElse(() -> Either.right(new Observation.Absent())));
    }

    private Either<Failure, Option<String>> find(String name) {
        return session.calls()
                .find(
                        URL,
                        () -> sqs().getQueueUrl(request -> request.queueName(name))
                                .queueUrl(),
                        QueueDoesNotExistException.class);
    }

    private Either<Failure, Observation> read(String name, String url) {
        return session.calls()
                .find(
                        READ,
                        () -> sqs().getQueueAttributes(
                                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL)),
                        QueueDoesNotExistException.class)
                .flatMap(answer -> answer.map(response -> present(name, url, response))
                        .getOrElse(() -> Either.right(new Observation.Absent())));
    }

    private Either<Failure, Observation> present(String name, String url, GetQueueAttributesResponse answer) {
        Value.Tree attributes =
                meaningful((Value.Tree) Bridge.fromSdk(answer).get(ATTRIBUTES).getOrElse(Value.Tree.EMPTY));
        String arn = attributes.text("QueueArn").getOrElse("");
        return inventory
                .tags(Vector.of(arn), 1, ignored -> ownTags(arn, url))
                .map(tags -> new Observation.Present(
                        Value.tree("QueueName", Value.of(name)).with(ATTRIBUTES, attributes),
                        attributes(name, url, arn),
                        tags.get(arn).getOrElse(HashMap.empty()),
                        attributes.text("LastModifiedTimestamp").flatMap(SqsQueueActuator::time),
                        Health.READY));
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

    private Either<Failure, Map<String, Map<String, String>>> ownTags(String arn, String url) {
        return session.calls()
                .call(
                        LIST_TAGS,
                        () -> sqs().listQueueTags(request -> request.queueUrl(url))
                                .tags())
                .map(tags -> HashMap.of(arn, HashMap.ofAll(tags)));
    }

    @Override
    public Outcome apply(Action action) {
        return switch (action) {
            case Action.Create create -> create(create);
            case Action.Update update -> update(update);
            case Action.Delete delete -> delete(delete);
            case Action.Replace replace ->
                new Outcome.Failed(new Failure.Terminal(
                        DELETE, "NotReplaceable", "a queue is never replaced: its messages would be lost"));
        };
    }

    /** CreateQueue succeeds for a queue that is already there with the same attributes. */
    private Outcome create(Action.Create create) {
        CreateQueueRequest request = Bridge.toSdk(create.desired(), CreateQueueRequest.class).toBuilder()
                .tags(create.tags().asMap().toJavaMap())
                .build();
        return session.calls()
                .call(CREATE, () -> attempt(request))
                .flatMap(attempt ->
                        attempt.fold(Either::right, url -> made(create.id().name(), url)))
                .getOrElseGet(Outcome.Failed::new);
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
            return Either.left(new Outcome.InProgress(
                    "QueueNameExists", "somebody made the queue in the meantime; the next pass looks at it"));
        }
    }

    private Either<Failure, Outcome> made(String name, String url) {
        return session.calls()
                .find(
                        READ,
                        () -> sqs().getQueueAttributes(
                                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                                .attributes()
                                .get(QueueAttributeName.QUEUE_ARN),
                        QueueDoesNotExistException.class)
                .map(found -> found.<Outcome>map(arn -> new Outcome.Applied(attributes(name, url, arn)))
                        .getOrElse(() -> new Outcome.InProgress(
                                "QueueNotVisibleYet", "SQS has made the queue and will know it in a second")));
    }

    private static Map<String, String> attributes(String name, String url, String arn) {
        return LinkedHashMap.of("arn", arn, "url", url, "name", name);
    }

    private Outcome update(Action.Update update) {
        Map<String, String> known = update.observed().attributes();
        String url = known.get("url").get();
        Value.Tree attributes = differing(update);
        Either<Failure, ?> written = attributes.isEmpty()
                ? Either.right(url)
                : session.calls().call(WRITE, () -> sqs().setQueueAttributes(writing(url, attributes)));
        return written.flatMap(ignored -> tagged(url, update.tags()))
                .fold(Outcome.Failed::new, ignored -> new Outcome.Applied(known));
    }

    /** What SQS takes for each attribute that differs; the empty text takes one away, where SQS can do without it. */
    private static Value.Tree differing(Action.Update update) {
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

    private Either<Failure, ?> tagged(String url, OwnerTags tags) {
        return session.calls()
                .call(
                        TAG,
                        () -> sqs().tagQueue(request ->
                                request.queueUrl(url).tags(tags.asMap().toJavaMap())));
    }

    private Outcome delete(Action.Delete delete) {
        String url = delete.observed().attributes().get("url").get();
        return session.calls()
                .find(
                        DELETE,
                        () -> sqs().deleteQueue(request -> request.queueUrl(url)),
                        QueueDoesNotExistException.class)
                .fold(Outcome.Failed::new, ignored -> new Outcome.Applied(HashMap.empty()));
    }

    private SqsClient sqs() {
        return session.sqs();
    }
}
