package dev.mooring.daemon;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;

/** Reads what {@code mooring server} is given, as Dropwizard does. */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /** The configuration, or what is wrong with it, in as many lines as it takes. */
    public static Either<String, MooringConfiguration> read(Path file) {
        ObjectMapper strict = Jackson.newObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        var factory = new YamlConfigurationFactory<>(
                MooringConfiguration.class, Validators.newValidator(), strict, "mooring");
        var source = new SubstitutingSourceProvider(
                new FileConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(true));
        try {
            return Either.right(factory.build(source, file.toString()));
        } catch (ConfigurationException | IOException | IllegalArgumentException unusable) {
            return Either.left(String.valueOf(unusable.getMessage()).strip());
        }
    }
}
