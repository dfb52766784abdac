package dev.mooring.kinds;

import dev.mooring.aws.Pass;
import dev.mooring.resource.Actuator;
import io.vavr.collection.Seq;

/** Gives a kind the actuators of its AWS object types, anew for each pass; what is to outlast a pass, it keeps itself. */
@FunctionalInterface
public interface KindActuators {

    /** In the order in which their objects are made; what has left git is deleted the other way round. */
    Seq<Actuator> open(Pass pass);
}
