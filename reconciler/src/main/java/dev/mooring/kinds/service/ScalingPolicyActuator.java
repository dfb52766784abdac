package dev.mooring.kinds.service;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Found;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;

/** Reads and writes the scaling policies of ECS services. */
public final class ScalingPolicyActuator extends TaggedActuator {
    private static final String PUT = "application-autoscaling:PutScalingPolicy";
    private static final String DELETE = "application-autoscaling:DeleteScalingPolicy";
    private static final String PARENT = "target";
    private final AwsSession session;
    private final String prefix;
    private final ScalingListingActuator listing;

    public ScalingPolicyActuator(Pass pass) {
        this(pass, new ScalingListingActuator(pass));
    }

    ScalingPolicyActuator(Pass pass, ScalingListingActuator listing) {
        super(
                ScalingPolicyType.TYPE,
                pass,
                ScalableTargetActuator.tags(pass.session()).ofParent(PARENT));
        this.session = pass.session();
        this.prefix = ScalingNames.prefix(pass.environment().name());
        this.listing = listing;
    }

    @Override
    protected Option<ResourceId> named(String arn) {
        return Option.none();
    }

    /** Those on targets of ours whose names are such as we give: others may hang theirs there too. */
    @Override
    public Either<Failure, Set<ResourceId>> owned() {
        return listing.ownsAny()
                .flatMap(any -> any ? listing.owned().flatMap(this::ours) : Either.right(HashSet.empty()));
    }

    private Either<Failure, Set<ResourceId>> ours(Set<String> parents) {
        return listing.policies()
                .map(all -> all.filter(one -> parents.contains(one.resourceId())
                                && one.policyName().startsWith(prefix))
                        .map(ScalingPolicyActuator::id)
                        .toSet());
    }

    private static ResourceId id(ScalingPolicy one) {
        return ScalingPolicyType.id(one.resourceId(), one.policyName());
    }

    /** What hangs on a target that is not listed is not there: it goes with its target. */
    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return Sighting.listed(
                ids,
                listing.targets()
                        .flatMap(targets -> listing.policies()
                                .map(all -> found(all, targets.mapValues(target -> target.scalableTargetARN())))));
    }

    private static Map<ResourceId, Found> found(Seq<ScalingPolicy> all, Map<String, String> arns) {
        return all.filter(one -> arns.containsKey(one.resourceId()))
                .toMap(
                        ScalingPolicyActuator::id,
                        one -> Found.of(
                                Bridge.fromSdk(one),
                                attributes(
                                        one.policyARN(),
                                        arns.get(one.resourceId()).get())));
    }

    private static Map<String, String> attributes(String arn, String parent) {
        return LinkedHashMap.of("arn", arn, PARENT, parent);
    }

    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        return put(create.desired()).map(answer -> made(Option.some(LinkedHashMap.of("arn", answer.policyARN()))));
    }

    /** PutScalingPolicy overwrites the configuration as a whole. */
    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        return put(update.desired());
    }

    private Either<Failure, PutScalingPolicyResponse> put(Value.Tree desired) {
        PutScalingPolicyRequest request = Bridge.toSdk(desired, PutScalingPolicyRequest.class);
        return session.calls().call(PUT, () -> session.autoscaling().putScalingPolicy(request));
    }

    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        return session.calls()
                .find(
                        DELETE,
                        () -> session.autoscaling()
                                .deleteScalingPolicy(request -> request.policyName(id.name())
                                        .serviceNamespace(ScalableTargetType.NAMESPACE)
                                        .resourceId(id.scope())
                                        .scalableDimension(ScalableTargetType.DIMENSION)),
                        ObjectNotFoundException.class)
                .map(ignored -> GONE);
    }
}
