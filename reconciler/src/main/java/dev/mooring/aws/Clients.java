package dev.mooring.aws;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/** How every client of a session is made: no retries of the SDK's own, bounded in time, over shared connections. */
record Clients(
        Option<URI> endpoint,
        String region,
        Supplier<SdkHttpClient> http,
        AwsCredentialsProvider credentials,
        Option<String> role) {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    /** The same, with other credentials. */
    Clients as(AwsCredentialsProvider other) {
        return new Clients(endpoint, region, http, other, Option.none());
    }

    <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(B builder) {
        builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(http.get())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(LONGEST_CALL)
                        .build());
        endpoint.forEach(builder::endpointOverride);
        return builder.build();
    }
}
