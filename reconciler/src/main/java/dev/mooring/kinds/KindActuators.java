package dev.mooring.kinds;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.TagInventory;
import dev.mooring.resource.Actuator;
import io.vavr.collection.Seq;

/** Gives a kind the actuators of its AWS object types, anew for each pass; what is to outlast a pass, it keeps itself. */
@FunctionalInterface
public interface KindActuators {

    /** @param inventory of the pass */
    Seq<Actuator> open(AwsSession session, TagInventory inventory);
}
