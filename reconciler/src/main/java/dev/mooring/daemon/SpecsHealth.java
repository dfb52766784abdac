package dev.mooring.daemon;

import com.codahale.metrics.health.HealthCheck;
import dev.mooring.daemon.http.Fleet;

/**
 * Whether the daemon can do its work at all: it has read specs. One that lost its repository goes on with what it read, and
 * stays healthy, since a restart would help nobody; the message says so.
 */
final class SpecsHealth extends HealthCheck {
    private final Fleet fleet;

    SpecsHealth(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    protected Result check() {
        Fleet.SourceStatus source = fleet.source();
        String message = source.trouble()
                .orElse(source.problems().headOption().map(Object::toString))
                .getOrElse(() -> "revision " + source.revision() + " of " + source.description());
        boolean neverRead = fleet.stewards().isEmpty() && source.trouble().isDefined();
        return neverRead ? Result.unhealthy(message) : Result.healthy(message);
    }
}
