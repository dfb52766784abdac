package dev.mooring.aws;

import dev.mooring.resource.Failure;
import dev.mooring.resource.OwnerTags;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

/** The tags of target groups and listener rules, which Elastic Load Balancing keeps apart from them. */
public final class LoadBalancingTags {
    /** DescribeTags: "You can specify up to 20 resources in a single call". */
    public static final int BATCH = 20;

    private final AwsSession session;

    public LoadBalancingTags(AwsSession session) {
        this.session = session;
    }

    /** The tags of at most {@link #BATCH} objects, by ARN. */
    public Either<Failure, Map<String, Map<String, String>>> read(Seq<String> arns) {
        return session.calls()
                .call(
                        "elasticloadbalancing:DescribeTags",
                        () -> session.elb()
                                .describeTags(request -> request.resourceArns(arns.asJava()))
                                .tagDescriptions())
                .map(descriptions ->
                        Vector.ofAll(descriptions).toMap(TagDescription::resourceArn, LoadBalancingTags::ofOne));
    }

    private static Map<String, String> ofOne(TagDescription description) {
        return HashMap.ofEntries(Vector.ofAll(description.tags()).map(tag -> Tuple.of(tag.key(), tag.value())));
    }

    public Either<Failure, ?> add(String arn, OwnerTags tags) {
        return session.calls()
                .call(
                        "elasticloadbalancing:AddTags",
                        () -> session.elb()
                                .addTags(request ->
                                        request.resourceArns(arn).tags(sdk(tags).asJava())));
    }

    /** As a request to create something takes them. */
    public static Seq<Tag> sdk(OwnerTags tags) {
        return Vector.ofAll(tags.asMap())
                .map(tag -> Tag.builder().key(tag._1).value(tag._2).build());
    }
}
