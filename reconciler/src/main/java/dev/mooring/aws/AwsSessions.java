package dev.mooring.aws;

import dev.mooring.manifest.Environment;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.Lazy;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The sessions of one process: one for each account, Region and role, all over one pool of connections. Environments of the
 * same account and Region share AWS's limits, so they share {@link AwsCalls}. Closing it closes every session.
 */
public final class AwsSessions implements AutoCloseable {
    private record Place(String account, String region) {}

    private record Door(Place place, Option<String> role) {}

    private final AwsAccess access;
    private final Stopwatch stopwatch;
    private final RandomGenerator random;
    private final MeterRegistry meters;
    private final AwsCredentialsProvider credentials;
    private final Lazy<SdkHttpClient> http;
    private final ConcurrentMap<Place, AwsCalls> calls = new ConcurrentHashMap<>();
    private final ConcurrentMap<Door, AwsSession> sessions = new ConcurrentHashMap<>();

    public AwsSessions(AwsAccess access, Stopwatch stopwatch, RandomGenerator random, MeterRegistry meters) {
        this.access = access;
        this.stopwatch = stopwatch;
        this.random = random;
        this.meters = meters;
        this.credentials = credentials(access);
        this.http = Lazy.of(() -> Apache5HttpClient.builder()
                .maxConnections(100)
                .connectionTimeout(Duration.ofSeconds(3))
                .connectionAcquisitionTimeout(Duration.ofSeconds(30))
                .socketTimeout(Duration.ofSeconds(20))
                .connectionMaxIdleTime(Duration.ofSeconds(30))
                .build());
    }

    /** The environment's account, Region and role; whether the credentials are of that account is for the session to say. */
    public AwsSession of(Environment environment) {
        Environment.Spec spec = environment.spec();
        return of(spec.account(), spec.region(), spec.assumeRole());
    }

    /** The account of the process itself, whatever it is, in the Region that its surroundings name; none where they do not. */
    public Option<AwsSession> own() {
        return ownRegion().map(region -> in("", region));
    }

    /** The Region that the surroundings of the process name: its environment, its profile, the machine it runs on. */
    public static Option<String> ownRegion() {
        return region(new DefaultAwsRegionProviderChain());
    }

    static Option<String> region(AwsRegionProvider provider) {
        try {
            return Option.of(provider.getRegion()).map(Region::id);
        } catch (SdkClientException unknown) {
            return Option.none();
        }
    }

    /** By the process's own credentials. */
    public AwsSession in(String account, String region) {
        return of(account, region, Option.none());
    }

    AwsSession of(String account, String region, Option<String> role) {
        Place place = new Place(account, region);
        return sessions.computeIfAbsent(
                new Door(place, role),
                door -> new AwsSession(
                        calls.computeIfAbsent(
                                place,
                                ignored -> new AwsCalls(access.limits(), access.patience(), stopwatch, random, meters)),
                        new Clients(access.endpoint(), region, http, credentials, role)));
    }

    @Override
    public void close() {
        sessions.values().forEach(AwsSession::close);
        if (credentials instanceof AutoCloseable closeable) {
            closeQuietly(closeable);
        }
        if (http.isEvaluated()) {
            http.get().close();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception unclosed) {
            throw new IllegalStateException("the credentials' provider does not close", unclosed);
        }
    }

    /** On this machine nobody checks credentials, and nobody should wait for a metadata service that is not there. */
    static AwsCredentialsProvider credentials(AwsAccess access) {
        return access.isLoopback()
                ? AwsCredentialsProviderChain.of(
                        EnvironmentVariableCredentialsProvider.create(),
                        SystemPropertyCredentialsProvider.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("mooring", "mooring")))
                : DefaultCredentialsProvider.builder().build();
    }
}
