package dev.mooring.kinds.service.actuator;

import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/** What ECS means when it refuses a write of a service: some refusals are only early. */
final class ServiceRefusals {
    private static final String NOT_ACTIVE = "ServiceNotActive";
    private static final String NOT_FOUND = "ServiceNotFound";

    /** How emulators answer what they do not know; AWS itself always names an error. */
    private static final Set<String> UNKNOWN_OPERATION = HashSet.of(
            "Http400", "Http404", "Http500", "Http501", "InvalidAction", "NotImplemented", "UnknownOperationException");

    private ServiceRefusals() {}

    static boolean isOfUnknownOperation(Failure failure) {
        return UNKNOWN_OPERATION.contains(failure.code());
    }

    /** "Creation of service was not idempotent.": there is a service of this name. */
    static boolean existsAlready(Failure failure) {
        return failure instanceof Failure.Terminal && failure.message().contains("not idempotent");
    }

    /** The service is deleted, or on its way there. */
    static boolean isOfInactiveService(Failure failure) {
        return failure instanceof Failure.Terminal
                && (failure.code().startsWith(NOT_ACTIVE) || failure.code().startsWith(NOT_FOUND));
    }

    static Outcome outcome(Failure failure) {
        if (!(failure instanceof Failure.Terminal)) {
            return new Outcome.Failed(failure);
        }
        String message = failure.message();
        if (message.contains("still Draining") || failure.code().startsWith(NOT_ACTIVE)) {
            return draining(message);
        }
        if (failure.code().startsWith(NOT_FOUND)) {
            return new Outcome.InProgress("Gone", "it was deleted meanwhile: " + message);
        }
        if (message.contains("does not have an associated load balancer")) {
            return new Outcome.InProgress("TargetGroupUnused", message);
        }
        return new Outcome.Failed(failure);
    }

    static Outcome draining(String message) {
        return new Outcome.InProgress(ServiceHealth.DRAINING, message);
    }
}
