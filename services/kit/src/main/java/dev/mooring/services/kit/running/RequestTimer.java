package dev.mooring.services.kit.running;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.glassfish.jersey.server.ExtendedUriInfo;

/** How long requests take, by the path's template: a path with an id in it would be a figure of its own for each id. */
final class RequestTimer implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String BEGUN = RequestTimer.class.getName();

    private final MeterRegistry meters;

    RequestTimer(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGUN, Timer.start(meters));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(BEGUN) instanceof Timer.Sample begun) {
            begun.stop(meters.timer(
                    "http.requests",
                    "method",
                    request.getMethod(),
                    "path",
                    template(request),
                    "status",
                    Integer.toString(response.getStatus())));
        }
    }

    private static String template(ContainerRequestContext request) {
        if (request.getUriInfo() instanceof ExtendedUriInfo info
                && !info.getMatchedTemplates().isEmpty()) {
            StringBuilder path = new StringBuilder();
            info.getMatchedTemplates().forEach(template -> path.insert(0, template.getTemplate()));
            return path.toString();
        }
        return "none";
    }
}
