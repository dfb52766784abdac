package dev.mooring.daemon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mooring.daemon.http.Token;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.LoggingFactory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code mooring server CONFIG} reads: where the specs and AWS are, who may ask, and Dropwizard's own {@code server},
 * {@code logging} and {@code metrics} sections. Text like {@code ${NAME}} is taken from the environment.
 *
 * <p>Where no {@code server} section says otherwise, it listens on loopback alone: API on 8080, admin on 8081.
 */
public final class MooringConfiguration extends Configuration {
    private static final int API_PORT = 8080;
    private static final int ADMIN_PORT = 8081;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    @Valid @NotNull private final SourceConfiguration source;

    @Valid private final AwsConfiguration aws;

    private final List<String> environments;
    private final Path stateFolder;

    @Valid private final List<Token> tokens;

    @Valid private final TelemetryConfiguration telemetry;

    /**
     * @param environments those to keep; none: every one in the specs
     * @param stateFolder for caches that can be lost: the clone of the specs
     * @param tokens who may use the API; none: whoever reaches it, which then must be by loopback
     * @param telemetry where the daemon's figures go
     */
    @JsonCreator
    public MooringConfiguration(
            @JsonProperty("source") SourceConfiguration source,
            @JsonProperty("aws") @Nullable AwsConfiguration aws,
            @JsonProperty("environments") @Nullable List<String> environments,
            @JsonProperty("stateFolder") @Nullable Path stateFolder,
            @JsonProperty("tokens") @Nullable List<Token> tokens,
            @JsonProperty("telemetry") @Nullable TelemetryConfiguration telemetry) {
        this.source = source;
        this.aws = Objects.requireNonNullElse(aws, AwsConfiguration.DEFAULT);
        this.environments = List.copyOf(Objects.requireNonNullElse(environments, List.of()));
        this.stateFolder = Objects.requireNonNullElse(stateFolder, Path.of(".mooring"));
        this.tokens = List.copyOf(Objects.requireNonNullElse(tokens, List.of()));
        this.telemetry = Objects.requireNonNullElse(telemetry, TelemetryConfiguration.NONE);
        setServerFactory(onLoopback(API_PORT, ADMIN_PORT));
        setLoggingFactory(quietly());
    }

    /** What Mooring does, and of the libraries what goes wrong. */
    private static LoggingFactory quietly() {
        DefaultLoggingFactory logging = new DefaultLoggingFactory();
        logging.setLoggers(
                Map.of("org.eclipse.jetty", TextNode.valueOf("WARN"), "io.dropwizard", TextNode.valueOf("WARN")));
        return logging;
    }

    /** Whoever reaches an API without tokens may use it, so nobody else may reach it. */
    @JsonIgnore
    @AssertTrue(message = "are needed where the API listens on more than loopback: give tokens, or bindHost: 127.0.0.1") public boolean isTokensOrLoopback() {
        return !tokens.isEmpty() || connectors().allMatch(MooringConfiguration::isLoopback);
    }

    private Stream<ConnectorFactory> connectors() {
        return switch (getServerFactory()) {
            case DefaultServerFactory server -> server.getApplicationConnectors().stream();
            case SimpleServerFactory server -> Stream.of(server.getConnector());
            default -> throw new IllegalArgumentException("server: is neither default nor simple");
        };
    }

    private static boolean isLoopback(ConnectorFactory connector) {
        return connector instanceof HttpConnectorFactory http
                && http.getBindHost() != null
                && LOOPBACK.contains(http.getBindHost());
    }

    /** A server that only this machine reaches; port 0 takes a free one. */
    public static DefaultServerFactory onLoopback(int apiPort, int adminPort) {
        DefaultServerFactory server = new DefaultServerFactory();
        server.setApplicationConnectors(List.of(loopback(apiPort)));
        server.setAdminConnectors(List.of(loopback(adminPort)));
        return server;
    }

    private static HttpConnectorFactory loopback(int port) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost("127.0.0.1");
        connector.setPort(port);
        return connector;
    }

    public SourceConfiguration source() {
        return source;
    }

    public AwsConfiguration aws() {
        return aws;
    }

    public List<String> environments() {
        return environments;
    }

    public Path stateFolder() {
        return stateFolder;
    }

    public List<Token> tokens() {
        return tokens;
    }

    public TelemetryConfiguration telemetry() {
        return telemetry;
    }
}
