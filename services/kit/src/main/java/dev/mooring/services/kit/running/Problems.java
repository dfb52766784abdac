package dev.mooring.services.kit.running;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.UUID;
import org.glassfish.jersey.server.ServerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error of a resource becomes a problem document. What nobody foresaw is logged, and named by an id only. */
public final class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** Makes every error of this service's resources such a document. */
    public static void answerWith(JerseyEnvironment jersey) {
        jersey.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        jersey.register(new Problems());
        jersey.register(new InvalidRequest());
        jersey.register(new UnreadableJson.Text());
        jersey.register(new UnreadableJson.Form());
    }

    private Problems() {}

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException known) {
            Response given = known.getResponse();
            return given.hasEntity()
                    ? given
                    : Problem.of(given.getStatus(), null, List.of()).response();
        }
        return unexpected(thrown);
    }

    private static Response unexpected(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Unexpected error, incident {}", incident, thrown);
        return Problem.of(500, "unexpected; the service's log has it as incident " + incident, List.of())
                .response();
    }
}
