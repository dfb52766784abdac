package dev.mooring.aws;

import dev.mooring.resource.Failure;
import dev.mooring.resource.OwnerTags;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** The tags of target groups and listener rules, which Elastic Load Balancing keeps apart from them. */
public final class LoadBalancingTags {
    private static final String DESCRIBE = "elasticloadbalancing:DescribeTags";

    /** DescribeTags: "You can specify up to 20 resources in a single call". */
    private static final int BATCH = 20;

    private final AwsSession session;

    private LoadBalancingTags(AwsSession session) {
        this.session = session;
    }

    public static TagCalls of(AwsSession session) {
        LoadBalancingTags tags = new LoadBalancingTags(session);
        return TagCalls.batched(BATCH, tags::read, tags::add);
    }

    /** One that is gone fails a call for several, and leaves open which it was; the next look does not ask for it. */
    private Either<Failure, Map<String, Map<String, String>>> read(Seq<String> arns) {
        return arns.size() == 1
                ? session.calls()
                        .find(
                                DESCRIBE,
                                () -> describe(arns),
                                TargetGroupNotFoundException.class,
                                RuleNotFoundException.class)
                        .map(found -> found.getOrElse(HashMap.empty()))
                : session.calls().call(DESCRIBE, () -> describe(arns));
    }

    private Map<String, Map<String, String>> describe(Seq<String> arns) {
        return Vector.ofAll(session.elb()
                        .describeTags(request -> request.resourceArns(arns.asJava()))
                        .tagDescriptions())
                .toMap(TagDescription::resourceArn, LoadBalancingTags::ofOne);
    }

    private static Map<String, String> ofOne(TagDescription description) {
        return HashMap.ofEntries(Vector.ofAll(description.tags()).map(tag -> Tuple.of(tag.key(), tag.value())));
    }

    private Either<Failure, ?> add(String arn, Map<String, String> tags) {
        return session.calls()
                .call(
                        "elasticloadbalancing:AddTags",
                        () -> session.elb()
                                .addTags(request ->
                                        request.resourceArns(arn).tags(sdk(tags).asJava())));
    }

    /** As a request to create something takes them. */
    public static Seq<Tag> sdk(OwnerTags tags) {
        return sdk(tags.asMap());
    }

    private static Seq<Tag> sdk(Map<String, String> tags) {
        return Vector.ofAll(tags)
                .map(tag -> Tag.builder().key(tag._1).value(tag._2).build());
    }
}
