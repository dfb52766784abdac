package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.Bridge;
import dev.mooring.aws.Pass;
import dev.mooring.kinds.service.ScalableTargetType;
import dev.mooring.kinds.service.ScheduledActionType;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;

/** Reads and writes the scheduled actions of ECS services. */
public final class ScheduledActionActuator extends ScalingRuleActuator<ScheduledAction> {
    private static final String PUT = "application-autoscaling:PutScheduledAction";
    private static final String DELETE = "application-autoscaling:DeleteScheduledAction";

    public ScheduledActionActuator(Pass pass) {
        this(pass, new ScalingListingActuator(pass));
    }

    ScheduledActionActuator(Pass pass, ScalingListingActuator listing) {
        super(ScheduledActionType.TYPE, pass, listing);
    }

    @Override
    Either<Failure, Seq<ScheduledAction>> listed() {
        return listing.actions();
    }

    @Override
    ResourceId id(ScheduledAction rule) {
        return ScheduledActionType.id(rule.resourceId(), rule.scheduledActionName());
    }

    @Override
    String arn(ScheduledAction rule) {
        return rule.scheduledActionARN();
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
