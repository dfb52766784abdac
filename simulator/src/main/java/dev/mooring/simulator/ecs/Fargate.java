package dev.mooring.simulator.ecs;

import software.amazon.awssdk.services.ecs.model.Service;

/** Where tasks run without instances of the caller's own. */
final class Fargate {
    private Fargate() {}

    /** By launch type, or by capacity providers, which are FARGATE or FARGATE_SPOT in all or none of a strategy. */
    static boolean in(Service settings) {
        return "FARGATE".equals(settings.launchTypeAsString())
                || settings.capacityProviderStrategy().stream()
                        .anyMatch(item -> item.capacityProvider().startsWith("FARGATE"));
    }
}
