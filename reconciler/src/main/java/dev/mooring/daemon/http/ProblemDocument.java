package dev.mooring.daemon.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param type {@code about:blank}: the status says it all
 * @param detail what went wrong this time, where there is more to say than the title
 * @param instance the path that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(
        String type, String title, int status, @Nullable String detail, String instance) {
    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(int status, @Nullable String detail, String path) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "HTTP " + status : known.getReasonPhrase();
        return new ProblemDocument("about:blank", title, status, detail, path);
    }
}
