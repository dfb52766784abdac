package dev.mooring.engine;

import dev.mooring.manifest.Environment;
import dev.mooring.resource.Actuator;
import dev.mooring.resource.Failure;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/**
 * Opens one environment's AWS account. Asked at the start of each pass, so what it hands out may keep for a pass what does
 * not change within one. A failure (no credentials, another account than the specs say) leaves everything unknown.
 */
@FunctionalInterface
public interface ActuatorSource {
    Either<Failure, Seq<Actuator>> open(Environment environment);
}
