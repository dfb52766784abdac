package dev.mooring.daemon.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error of a resource becomes a problem document. What nobody foresaw is logged, and named by an id only. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    @Context
    private @Nullable UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException known) {
            Response given = known.getResponse();
            return given.hasEntity()
                    ? given
                    : answer(Response.fromResponse(given), given.getStatus(), known.getMessage());
        }
        if (thrown instanceof JsonProcessingException malformed) {
            return answer(Response.status(400), 400, "the body is not as expected: " + malformed.getOriginalMessage());
        }
        String incident = UUID.randomUUID().toString();
        LOG.error("Unexpected error, incident {}", incident, thrown);
        return answer(Response.serverError(), 500, "unexpected; the daemon's log has it as incident " + incident);
    }

    private Response answer(Response.ResponseBuilder builder, int status, @Nullable String message) {
        String path = uri == null ? "" : uri.getRequestUri().getRawPath();
        return builder.type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(status, withoutPrefix(message, status), path))
                .build();
    }

    /** Jersey's own messages say "HTTP 404 Not Found", which the title says already. */
    private static @Nullable String withoutPrefix(@Nullable String message, int status) {
        return message == null || message.startsWith("HTTP " + status) ? null : message;
    }
}
