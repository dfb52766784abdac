package dev.mooring.services.kit.running;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * What a load balancer asks: whether this process answers. It says nothing of what stands behind: a database that is away
 * would otherwise take every task away at once. The admin port's {@code /healthcheck} tells that.
 */
@Path("/healthcheck")
@Produces(MediaType.TEXT_PLAIN)
public final class LivenessResource {

    @GET
    public String alive() {
        return "ok\n";
    }
}
