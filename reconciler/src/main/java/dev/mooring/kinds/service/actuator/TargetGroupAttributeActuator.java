package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Value;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/**
 * Reads and writes target groups' attributes. AWS tells them one group a call, which is too much to ask of all groups in
 * every pass: what was read counts for thirty looks, after which it is read again; groups take turns. Whatever was written
 * is read at the next look.
 */
final class TargetGroupAttributeActuator {
    private static final String DESCRIBE = "elasticloadbalancing:DescribeTargetGroupAttributes";
    private static final String MODIFY = "elasticloadbalancing:ModifyTargetGroupAttributes";
    private static final int LOOKS = 30;

    private final AwsSession session;
    private final ConcurrentMap<String, Known> byArn = new ConcurrentHashMap<>();

    /** @param looks for how many more it counts */
    private record Known(Value.Tree attributes, int looks) {}

    /** To be kept for as long as the session: it remembers what it read. */
    TargetGroupAttributeActuator(AwsSession session) {
        this.session = session;
    }

    /** By key; none where the group is gone. */
    Either<Failure, Option<Value.Tree>> attributes(String arn) {
        Known known = byArn.get(arn);
        if (known != null && known.looks() > 0) {
            byArn.put(arn, new Known(known.attributes(), known.looks() - 1));
            return Either.right(Option.some(known.attributes()));
        }
        int looks = known == null ? 1 + Math.floorMod(arn.hashCode(), LOOKS) : LOOKS;
        return read(arn).peek(found -> found.peek(read -> byArn.put(arn, new Known(read, looks))));
    }

    private Either<Failure, Option<Value.Tree>> read(String arn) {
        return session.calls()
                .find(
                        DESCRIBE,
                        () -> session.elb().describeTargetGroupAttributes(request -> request.targetGroupArn(arn)),
                        TargetGroupNotFoundException.class)
                .map(found -> found.map(answer -> Vector.ofAll(answer.attributes())
                        .foldLeft(
                                Value.tree(),
                                (tree, attribute) -> tree.with(attribute.key(), Value.of(attribute.value())))));
    }

    /** Sets these, and leaves the others alone. */
    Either<Failure, ?> write(String arn, Value.Tree attributes) {
        if (attributes.isEmpty()) {
            return Either.right(arn);
        }
        byArn.remove(arn);
        Vector<TargetGroupAttribute> written = attributes
                .members()
                .toVector()
                .map(attribute -> TargetGroupAttribute.builder()
                        .key(attribute._1)
                        .value(attribute._2.toString())
                        .build());
        return session.calls()
                .call(
                        MODIFY,
                        () -> session.elb()
                                .modifyTargetGroupAttributes(
                                        request -> request.targetGroupArn(arn).attributes(written.asJava())));
    }
}
