package dev.mooring.kinds.topic;

import dev.mooring.kinds.ResourcePolicy;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The attributes of SNS that a spec states, and no others. */
final class TopicContent {
    private final TopicSpec spec;
    private final String arn;
    private final String account;

    TopicContent(TopicSpec spec, String arn, String account) {
        this.spec = spec;
        this.arn = arn;
        this.account = account;
    }

    /** @param granted statements that other manifests need in the topic's policy */
    Value.Tree topic(Seq<Value.Tree> granted) {
        Value.Tree stated = Value.tree()
                .with("FifoTopic", Option.when(spec.fifo(), Value.of(true)))
                .with(
                        "ContentBasedDeduplication",
                        spec.contentBasedDeduplication().map(Value::of))
                .with("DisplayName", spec.displayName().map(Value::of))
                .with(
                        "KmsMasterKeyId",
                        spec.encryption().map(TopicSpec.Encryption::kmsKey).map(Value::of))
                .with(
                        "DeliveryPolicy",
                        Option.<Value>some(spec.deliveryPolicy())
                                .filter(policy -> !spec.deliveryPolicy().isEmpty()))
                .with("Policy", policy(Vector.ofAll(spec.policy()).appendAll(granted)));
        return spec.overrides().members().foldLeft(stated, (tree, member) -> tree.with(member._1, member._2));
    }

    private Option<Value> policy(Vector<Value.Tree> statements) {
        return statements.isEmpty()
                ? Option.none()
                : ResourcePolicy.of(statements.prepend(new DefaultPolicy(arn, account).statement()), arn);
    }
}
