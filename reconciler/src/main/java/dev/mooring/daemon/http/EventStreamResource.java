package dev.mooring.daemon.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** The events of an environment as they happen, for whoever accepts {@code text/event-stream}. */
@Path("/environments")
@Hidden
public final class EventStreamResource {
    static final String MEDIA_TYPE = MediaType.SERVER_SENT_EVENTS;

    private final Fleet fleet;
    private final EventStreams streams;

    public EventStreamResource(Fleet fleet, EventStreams streams) {
        this.fleet = fleet;
        this.streams = streams;
    }

    /**
     * JSON wins where the client has no preference. A client that comes back says what it saw last.
     *
     * @param statuses whether the environment is told as well, as it is now and whenever something about it changes: as
     *     {@code event: Status}, which has no id, since only the newest one matters
     */
    @GET
    @Path("/{environment}/events")
    @Produces(MEDIA_TYPE + ";qs=0.5")
    public void events(
            @PathParam("environment") String environment,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @DefaultValue("0") long lastSeen,
            @QueryParam("status") @DefaultValue("false") boolean statuses,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Steward steward = fleet.steward(environment)
                .getOrElseThrow(() -> new NotFoundException("there is no environment " + environment));
        streams.open(steward, new EventStreams.Wish(lastSeen, statuses), sink, sse);
    }
}
