package dev.mooring.services.kit.running;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param errors what is wrong with the request, member by member
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, @Nullable String detail, List<String> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, @Nullable String detail, List<String> errors) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return new Problem(
                "about:blank", known == null ? "HTTP " + status : known.getReasonPhrase(), status, detail, errors);
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /** To be thrown by a resource. */
    public static WebApplicationException thrown(int status, String detail) {
        return new WebApplicationException(detail, of(status, detail, List.of()).response());
    }
}
