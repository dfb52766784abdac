package dev.mooring.daemon;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How AWS is reached, where it differs from what the SDK's own environment variables and profiles say.
 *
 * @param endpoint an emulator's, for every API
 */
public record AwsConfiguration(@Nullable URI endpoint) {
    static final AwsConfiguration DEFAULT = new AwsConfiguration(null);
}
