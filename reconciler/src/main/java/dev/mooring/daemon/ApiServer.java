package dev.mooring.daemon;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.mooring.daemon.console.ConsoleFiles;
import dev.mooring.daemon.console.ConsoleServlet;
import dev.mooring.daemon.http.Access;
import dev.mooring.daemon.http.AnswerHeaders;
import dev.mooring.daemon.http.EnvironmentsResource;
import dev.mooring.daemon.http.EventStreamResource;
import dev.mooring.daemon.http.EventStreams;
import dev.mooring.daemon.http.Fleet;
import dev.mooring.daemon.http.OpenApiResource;
import dev.mooring.daemon.http.ProblemErrors;
import dev.mooring.daemon.http.ProblemMapper;
import dev.mooring.daemon.http.PrometheusServlet;
import dev.mooring.daemon.http.SourceResource;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.jersey.validation.Validators;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty with the API on one port and the admin pages on another. */
final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    /** What is worth compressing. An event stream is not: it would wait in the compressor's buffer. */
    private static final Set<String> COMPRESSED = Set.of(
            "application/json",
            ProblemErrors.MEDIA_TYPE,
            "text/html",
            "text/css",
            "text/javascript",
            "text/plain",
            "image/svg+xml");

    private final Server server;
    private final EventStreams streams;

    private ApiServer(Server server, EventStreams streams) {
        this.server = server;
        this.streams = streams;
    }

    /** Starts to answer. Throws what Jetty throws where it cannot, such as for a port that is taken. */
    static ApiServer start(MooringConfiguration configuration, Fleet fleet, PrometheusMeterRegistry metrics)
            throws Exception {
        ObjectMapper json = Jackson.newObjectMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        Environment environment = new Environment(
                "mooring",
                json,
                Validators.newValidatorFactory(),
                new MetricRegistry(),
                ApiServer.class.getClassLoader(),
                new HealthCheckRegistry(),
                configuration);
        EventStreams streams = new EventStreams();
        serveApi(environment.jersey(), configuration, fleet, streams);
        environment
                .servlets()
                .addServlet("console", new ConsoleServlet(ConsoleFiles.ofJar()))
                .addMapping("/*");
        environment.getApplicationContext().setErrorHandler(new ProblemErrors(json));
        environment.healthChecks().register("specs", new SpecsHealth(fleet));
        environment
                .admin()
                .addServlet("prometheus", new PrometheusServlet(metrics))
                .addMapping("/metrics");
        Server server = build(configuration, environment);
        server.start();
        return new ApiServer(server, streams);
    }

    private static void serveApi(
            JerseyEnvironment jersey, MooringConfiguration configuration, Fleet fleet, EventStreams streams) {
        jersey.setUrlPattern("/api/v1/*");
        jersey.register(new Access(configuration.tokens()));
        jersey.register(new AnswerHeaders());
        jersey.register(new ProblemMapper());
        jersey.register(new EnvironmentsResource(fleet));
        jersey.register(new EventStreamResource(fleet, streams));
        jersey.register(new SourceResource(fleet));
        jersey.register(OpenApiResource.of(EnvironmentsResource.class, SourceResource.class));
    }

    private static Server build(MooringConfiguration configuration, Environment environment) {
        if (configuration.getServerFactory() instanceof AbstractServerFactory factory) {
            factory.setRegisterDefaultExceptionMappers(false);
            factory.getGzipFilterFactory().setCompressedMimeTypes(COMPRESSED);
        }
        configuration.getServerFactory().configure(environment);
        Server server = configuration.getServerFactory().build(environment);
        // Whoever started it stops it; Jetty's own hook would stop it a second time, in the middle of the first.
        server.setStopAtShutdown(false);
        server.setErrorHandler(new ProblemErrors(environment.getObjectMapper()));
        return server;
    }

    /** The port of the API; the one that was found free where the configuration says 0. */
    int port() {
        return ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void close() {
        streams.close();
        try {
            server.stop();
        } catch (Exception unclean) {
            LOG.warn("The HTTP server did not stop cleanly", unclean);
        }
    }
}
