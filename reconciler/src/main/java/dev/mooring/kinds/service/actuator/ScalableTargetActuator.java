package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Found;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TagCalls;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.kinds.service.ScalableTargetType;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ResourceNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;

/** Reads and writes scalable targets of ECS services. */
public final class ScalableTargetActuator extends TaggedActuator {
    private static final String REGISTER = "application-autoscaling:RegisterScalableTarget";
    private static final String DEREGISTER = "application-autoscaling:DeregisterScalableTarget";
    private final AwsSession session;
    private final ScalingListingActuator listing;

    public ScalableTargetActuator(Pass pass) {
        this(pass, new ScalingListingActuator(pass));
    }

    ScalableTargetActuator(Pass pass, ScalingListingActuator listing) {
        super(ScalableTargetType.TYPE, pass, tags(pass.session()));
        this.session = pass.session();
        this.listing = listing;
    }

    /** By the ARN of a scalable target. */
    static TagCalls tags(AwsSession session) {
        return TagCalls.single(
                arn -> session.calls()
                        .find(
                                "application-autoscaling:ListTagsForResource",
                                () -> HashMap.ofAll(session.autoscaling()
                                        .listTagsForResource(request -> request.resourceARN(arn))
                                        .tags()),
                                ResourceNotFoundException.class),
                (arn, tags) -> session.calls()
                        .call(
                                "application-autoscaling:TagResource",
                                () -> session.autoscaling()
                                        .tagResource(request ->
                                                request.resourceARN(arn).tags(tags.toJavaMap()))));
    }

    /** A target is known by what it scales, which no ARN holds: {@link #owned} reads it. */
    @Override
    protected Option<ResourceId> named(String arn) {
        return Option.none();
    }

    @Override
    public Either<Failure, Set<ResourceId>> owned() {
        return listing.ownsAny()
                .flatMap(any -> any
                        ? listing.owned().map(ours -> ours.map(ScalableTargetType::id))
                        : Either.right(HashSet.empty()));
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return Sighting.listed(
                ids,
                listing.targets()
                        .map(targets ->
                                targets.mapKeys(ScalableTargetType::id).mapValues(ScalableTargetActuator::found)));
    }

    private static Found found(ScalableTarget target) {
        return Found.of(Bridge.fromSdk(target), attributes(target.scalableTargetARN(), target.resourceId()));
    }

    private static Map<String, String> attributes(String arn, String resourceId) {
        return LinkedHashMap.of("arn", arn, "name", resourceId);
    }

    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        RegisterScalableTargetRequest request = request(create.desired()).toBuilder()
                .tags(create.tags().asMap().toJavaMap())
                .build();
        return session.calls()
                .call(REGISTER, () -> session.autoscaling().registerScalableTarget(request))
                .map(answer -> made(Option.of(answer.scalableTargetARN())
                        .map(arn -> attributes(arn, create.id().name()))));
    }

    /** What a registration of a target that is there leaves out keeps its value. */
    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        Value.Tree naming = ScalableTargetType.naming(update.id().name());
        RegisterScalableTargetRequest request =
                request(Value.tree(differing(update).members().merge(naming.members())));
        return session.calls().call(REGISTER, () -> session.autoscaling().registerScalableTarget(request));
    }

    private static RegisterScalableTargetRequest request(Value.Tree members) {
        return Bridge.toSdk(members, RegisterScalableTargetRequest.class);
    }

    /** Its policies and scheduled actions go with it. */
    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        return session.calls()
                .find(
                        DEREGISTER,
                        () -> session.autoscaling()
                                .deregisterScalableTarget(
                                        request -> request.serviceNamespace(ScalableTargetType.NAMESPACE)
                                                .resourceId(id.name())
                                                .scalableDimension(ScalableTargetType.DIMENSION)),
                        ObjectNotFoundException.class)
                .map(ignored -> GONE);
    }
}
