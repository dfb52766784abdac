package dev.mooring.services.kit.running;

import io.dropwizard.jersey.validation.ConstraintMessage;
import io.dropwizard.jersey.validation.JerseyViolationException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;

/** A request that breaks rules: each of them is told. */
@Priority(1)
final class InvalidRequest implements ExceptionMapper<JerseyViolationException> {
    private static final int UNPROCESSABLE = 422;

    @Override
    public Response toResponse(JerseyViolationException invalid) {
        List<String> errors = invalid.getConstraintViolations().stream()
                .map(violation -> ConstraintMessage.getMessage(violation, invalid.getInvocable()))
                .sorted()
                .toList();
        return Problem.of(UNPROCESSABLE, "the request breaks rules of this API", errors)
                .response();
    }
}
