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
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;

/** Reads and writes the scheduled actions of ECS services. */
public final class ScheduledActionActuator extends TaggedActuator {
    private static final String PUT = "application-autoscaling:PutScheduledAction";
    private static final String DELETE = "application-autoscaling:DeleteScheduledAction";
    private static final String PARENT = "target";
    private final AwsSession session;
    private final String prefix;
    private final ScalingListingActuator listing;

    public ScheduledActionActuator(Pass pass) {
        this(pass, new ScalingListingActuator(pass));
    }

    ScheduledActionActuator(Pass pass, ScalingListingActuator listing) {
        super(
                ScheduledActionType.TYPE,
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
        return listing.actions()
                .map(all -> all.filter(one -> parents.contains(one.resourceId())
                                && one.scheduledActionName().startsWith(prefix))
                        .map(ScheduledActionActuator::id)
                        .toSet());
    }

    private static ResourceId id(ScheduledAction one) {
        return ScheduledActionType.id(one.resourceId(), one.scheduledActionName());
    }

    /** What hangs on a target that is not listed is not there: it goes with its target. */
    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return Sighting.listed(
                ids,
                listing.targets()
                        .flatMap(targets -> listing.actions()
                                .map(all -> found(all, targets.mapValues(target -> target.scalableTargetARN())))));
    }

    private static Map<ResourceId, Found> found(Seq<ScheduledAction> all, Map<String, String> arns) {
        return all.filter(one -> arns.containsKey(one.resourceId()))
                .toMap(
                        ScheduledActionActuator::id,
                        one -> Found.of(
                                Bridge.fromSdk(one),
                                attributes(
                                        one.scheduledActionARN(),
                                        arns.get(one.resourceId()).get())));
    }

    private static Map<String, String> attributes(String arn, String parent) {
        return LinkedHashMap.of("arn", arn, PARENT, parent);
    }

    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        return put(create.desired()).map(answer -> made(Option.some(LinkedHashMap.empty())));
    }

    /** Start and end that are left out are taken away; everything else is sent, as it is wanted. */
    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        return put(update.desired());
    }

    private Either<Failure, PutScheduledActionResponse> put(Value.Tree desired) {
        PutScheduledActionRequest request = Bridge.toSdk(desired, PutScheduledActionRequest.class);
        return session.calls().call(PUT, () -> session.autoscaling().putScheduledAction(request));
    }

    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        return session.calls()
                .find(
                        DELETE,
                        () -> session.autoscaling()
                                .deleteScheduledAction(request -> request.scheduledActionName(id.name())
                                        .serviceNamespace(ScalableTargetType.NAMESPACE)
                                        .resourceId(id.scope())
                                        .scalableDimension(ScalableTargetType.DIMENSION)),
                        ObjectNotFoundException.class)
                .map(ignored -> GONE);
    }
}
