package dev.mooring.cli;

import dev.mooring.aws.AwsAccess;
import dev.mooring.daemon.Assembly;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reaches AWS: as every AWS tool does, by the SDK's environment variables and profiles. */
final class AwsOptions {

    @Option(
            names = "--aws-endpoint",
            paramLabel = "URL",
            description = "Where AWS answers, in place of AWS_ENDPOINT_URL: an emulator's address.")
    private @Nullable URI endpoint;

    Assembly assemble() {
        return Assembly.of(endpoint == null ? AwsAccess.standard() : AwsAccess.at(endpoint));
    }
}
