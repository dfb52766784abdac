package dev.mooring.services.kit.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;

/** A body that cannot be read: Jersey has a mapper of its own for these, and the nearest to the exception's type wins. */
@Priority(1)
abstract class UnreadableJson<E extends JsonProcessingException> implements ExceptionMapper<E> {

    /** Text that is no JSON. */
    static final class Text extends UnreadableJson<com.fasterxml.jackson.core.JsonParseException> {}

    /** JSON of another shape. */
    static final class Form extends UnreadableJson<com.fasterxml.jackson.databind.JsonMappingException> {}

    @Override
    public Response toResponse(E unreadable) {
        return Problem.of(400, "the body is not the JSON that is expected here", List.of())
                .response();
    }
}
