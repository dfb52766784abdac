package dev.mooring.services.kit.running;

import com.fasterxml.jackson.core.JacksonException;
import io.dropwizard.jersey.validation.ConstraintMessage;
import io.dropwizard.jersey.validation.JerseyViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error of a resource becomes a problem document. What nobody foresaw is logged, and named by an id only. */
public final class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int UNPROCESSABLE = 422;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof JerseyViolationException invalid) {
            return invalid(invalid);
        }
        if (thrown instanceof WebApplicationException known) {
            Response given = known.getResponse();
            return given.hasEntity()
                    ? given
                    : Problem.of(given.getStatus(), null, List.of()).response();
        }
        return thrown instanceof JacksonException
                ? Problem.of(400, "the body is not the JSON that is expected here", List.of())
                        .response()
                : unexpected(thrown);
    }

    private static Response invalid(JerseyViolationException invalid) {
        List<String> errors = invalid.getConstraintViolations().stream()
                .map(violation -> ConstraintMessage.getMessage(violation, invalid.getInvocable()))
                .sorted()
                .toList();
        return Problem.of(UNPROCESSABLE, "the request breaks rules of this API", errors)
                .response();
    }

    private static Response unexpected(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Unexpected error, incident {}", incident, thrown);
        return Problem.of(500, "unexpected; the service's log has it as incident " + incident, List.of())
                .response();
    }
}
