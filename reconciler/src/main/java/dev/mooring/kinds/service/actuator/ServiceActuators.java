package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.Pass;
import dev.mooring.kinds.KindActuators;
import dev.mooring.kinds.PerSession;
import dev.mooring.resource.Actuator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What reads and writes the AWS objects of services. Task definitions and target groups' attributes are remembered for as
 * long as the session.
 */
public final class ServiceActuators implements KindActuators {
    private final PerSession<TaskDefinitionActuator> definitions = new PerSession<>(TaskDefinitionActuator::new);
    private final PerSession<TargetGroupAttributeActuator> attributes =
            new PerSession<>(TargetGroupAttributeActuator::new);

    private final PerSession<ImageScanActuator> scans = new PerSession<>(ImageScanActuator::new);

    @Override
    public Seq<Actuator> open(Pass pass) {
        ScalingListingActuator scaling = new ScalingListingActuator(pass);
        return Vector.of(
                new LogGroupActuator(pass),
                new TargetGroupActuator(pass, attributes.of(pass.session())),
                new ListenerRuleActuator(pass),
                new EcsServiceActuator(pass, definitions.of(pass.session()), scans.of(pass.session())),
                new ScalableTargetActuator(pass, scaling),
                new ScalingPolicyActuator(pass, scaling),
                new ScheduledActionActuator(pass, scaling));
    }
}
