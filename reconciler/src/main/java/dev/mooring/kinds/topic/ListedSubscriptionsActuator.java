package dev.mooring.kinds.topic;

import dev.mooring.aws.Arns;
import dev.mooring.aws.Pass;
import dev.mooring.resource.Failure;
import io.vavr.Lazy;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Lists the subscriptions of topics, a hundred a call and once a pass: of few topics by topic, of many altogether. */
final class ListedSubscriptionsActuator {
    private static final String LIST = "sns:ListSubscriptions";
    private static final String LIST_OF_TOPIC = "sns:ListSubscriptionsByTopic";
    private static final int FEW = 4;

    private final Pass pass;
    private final Lazy<Boolean> few;
    private final Lazy<Either<Failure, Map<String, Seq<Subscription>>>> everywhere = Lazy.of(this::listAll);
    private final ConcurrentMap<String, Either<Failure, Seq<Subscription>>> byTopic = new ConcurrentHashMap<>();

    ListedSubscriptionsActuator(Pass pass) {
        this.pass = pass;
        this.few = Lazy.of(() ->
                pass.inventory().all().map(ours -> topics(ours).length() <= FEW).getOrElse(true));
    }

    /** The ARNs of topics among what is ours. */
    static Set<String> topics(Map<String, Map<String, String>> ours) {
        return ours.keySet().filter(arn -> Arns.resource(arn, "sns", "").isDefined());
    }

    /** A topic that is not there has no subscriptions. */
    Either<Failure, Seq<Subscription>> of(String topicArn) {
        return few.get()
                ? byTopic.computeIfAbsent(topicArn, this::list)
                : everywhere.get().map(all -> all.getOrElse(topicArn, Vector.empty()));
    }

    private Either<Failure, Map<String, Seq<Subscription>>> listAll() {
        return pass.session()
                .calls()
                .pages(
                        LIST,
                        token -> sns().listSubscriptions(request -> request.nextToken(token.getOrNull())),
                        ListSubscriptionsResponse::nextToken)
                .map(pages -> pages.flatMap(ListSubscriptionsResponse::subscriptions)
                        .groupBy(Subscription::topicArn)
                        .mapValues(all -> all));
    }

    private Either<Failure, Seq<Subscription>> list(String topicArn) {
        Either<Failure, Seq<ListSubscriptionsByTopicResponse>> pages = pass.session()
                .calls()
                .pages(
                        LIST_OF_TOPIC,
                        token -> sns().listSubscriptionsByTopic(
                                        request -> request.topicArn(topicArn).nextToken(token.getOrNull())),
                        ListSubscriptionsByTopicResponse::nextToken);
        boolean gone = pages.swap().exists(failure -> failure.code().startsWith("NotFound"));
        return gone
                ? Either.right(Vector.empty())
                : pages.map(all -> all.flatMap(ListSubscriptionsByTopicResponse::subscriptions));
    }

    private SnsClient sns() {
        return pass.session().sns();
    }
}
