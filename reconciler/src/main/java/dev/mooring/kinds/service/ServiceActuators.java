package dev.mooring.kinds.service;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.TagInventory;
import dev.mooring.kinds.KindActuators;
import dev.mooring.kinds.PerSession;
import dev.mooring.resource.Actuator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What reads and writes the AWS objects of services. That of ECS lives as long as its session, for what it remembers. */
public final class ServiceActuators implements KindActuators {
    private final Fanout fanout;
    private final PerSession<EcsServiceActuator> services;

    public ServiceActuators(Fanout fanout) {
        this.fanout = fanout;
        this.services = new PerSession<>(session -> new EcsServiceActuator(session, fanout));
    }

    @Override
    public Seq<Actuator> open(AwsSession session, TagInventory inventory) {
        return Vector.of(
                services.of(session),
                new TargetGroupActuator(session, inventory),
                new ListenerRuleActuator(session, inventory),
                new LogGroupActuator(session, inventory, fanout));
    }
}
