package dev.mooring.services.kit.running;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.setup.Bootstrap;

/** A service's configuration lies in its jar; what differs from place to place comes from the environment. */
public final class Settings {
    private Settings() {}

    /** {@code ${NAME}} is the variable's value, {@code ${NAME:-default}} has one; a name without either stops the start. */
    public static void fromEnvironment(Bootstrap<?> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                new ResourceConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(true)));
    }
}
