package dev.mooring.daemon.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlanJson;
import dev.mooring.plan.PlanPrinter;
import dev.mooring.resource.ManifestId;
import dev.mooring.status.ResourceStatus;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the environments look like, what happened to them, and what they are asked to do. */
@Path("/environments")
@Produces(MediaType.APPLICATION_JSON)
public final class EnvironmentsResource {
    private final Fleet fleet;

    public EnvironmentsResource(Fleet fleet) {
        this.fleet = fleet;
    }

    @GET
    @Operation(summary = "Every environment with its conditions")
    public Listing<EnvironmentView> environments() {
        return Listing.of(fleet.stewards(), steward -> EnvironmentView.of(steward.status()));
    }

    @GET
    @Path("/{environment}")
    @Operation(summary = "One environment")
    public EnvironmentView environment(@PathParam("environment") String environment) {
        return EnvironmentView.of(steward(environment).status());
    }

    @GET
    @Path("/{environment}/resources")
    @Operation(summary = "Every manifest of an environment with its conditions")
    public Listing<ResourceView> resources(@PathParam("environment") String environment) {
        Steward steward = steward(environment);
        return Listing.of(steward.status().resources().values(), status -> view(steward, status));
    }

    @GET
    @Path("/{environment}/resources/{kind}/{name}")
    @Operation(summary = "One manifest")
    public ResourceView resource(@BeanParam ManifestPath manifest) {
        Steward steward = steward(manifest.environment());
        return view(steward, resource(steward, manifest.id()));
    }

    @GET
    @Path("/{environment}/plan")
    @Operation(
            summary = "What a pass would do now",
            description = "Reads AWS and writes nothing. The document is that of mooring plan --output json.")
    @ApiResponse(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
    public JsonNode plan(@PathParam("environment") String environment) {
        return PlanJson.of(planOf(environment));
    }

    /** The same for people, as {@code mooring plan} prints it; JSON wins where the client has no preference. */
    @GET
    @Path("/{environment}/plan")
    @Produces(MediaType.TEXT_PLAIN + "; charset=utf-8; qs=0.5")
    @Hidden
    public String planAsText(@PathParam("environment") String environment) {
        return PlanPrinter.text(planOf(environment), false);
    }

    private Plan planOf(String environment) {
        return steward(environment)
                .plan()
                .getOrElseThrow(() -> new ClientErrorException(
                        "no good revision of the specs was read yet", Response.Status.CONFLICT));
    }

    @GET
    @Path("/{environment}/history")
    @Operation(summary = "What each pass changed in AWS, newest first")
    public Listing<ReceiptView> history(@PathParam("environment") String environment) {
        return Listing.of(steward(environment).status().history().reverse(), ReceiptView::of);
    }

    @GET
    @Path("/{environment}/events")
    @Operation(summary = "What happened lately, oldest first")
    public Listing<EventView> events(
            @PathParam("environment") String environment, @QueryParam("after") @DefaultValue("0") long after) {
        return Listing.of(steward(environment).status().eventsAfter(after), EventView::of);
    }

    @POST
    @Path("/{environment}/reconcile")
    @Operation(summary = "Ask for a pass now")
    @ApiResponse(responseCode = "202", description = "asked")
    public Response reconcile(@PathParam("environment") String environment) {
        return asked(environment, Steward::reconcile);
    }

    @POST
    @Path("/{environment}/suspend")
    @Operation(summary = "Stop writing to AWS; observing goes on")
    @ApiResponse(responseCode = "202", description = "asked")
    public Response suspend(@PathParam("environment") String environment) {
        return asked(environment, Steward::suspend);
    }

    @POST
    @Path("/{environment}/resume")
    @Operation(summary = "Write to AWS again")
    @ApiResponse(responseCode = "202", description = "asked")
    public Response resume(@PathParam("environment") String environment) {
        return asked(environment, Steward::resume);
    }

    @POST
    @Path("/{environment}/prune")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Allow the deletion of just those objects that wait for it",
            description = "The digest is that of the plan's member pruning, and of the condition Pruned.")
    @ApiResponse(responseCode = "202", description = "a pass deletes them now")
    @ApiResponse(responseCode = "409", description = "something else waits now, or nothing")
    public Response prune(@PathParam("environment") String environment, @Nullable Confirmation confirmation) {
        if (confirmation == null || confirmation.digest() == null) {
            throw new BadRequestException("a digest is needed: {\"digest\": \"…\"}");
        }
        steward(environment).confirmPrune(confirmation.digest()).forEach(refusal -> {
            throw new ClientErrorException(refusal, Response.Status.CONFLICT);
        });
        return Response.accepted().build();
    }

    /** @param digest as a plan's {@code pruning} names it */
    public record Confirmation(@Nullable String digest) {}

    @POST
    @Path("/{environment}/resources/{kind}/{name}/retry")
    @Operation(summary = "Try once more what AWS refused or rolled back")
    @ApiResponse(responseCode = "202", description = "asked")
    public Response retry(@BeanParam ManifestPath manifest) {
        return asked(manifest, Steward::retry);
    }

    @POST
    @Path("/{environment}/resources/{kind}/{name}/suspend")
    @Operation(summary = "Stop writing one manifest's resources")
    @ApiResponse(responseCode = "202", description = "asked")
    public Response suspend(@BeanParam ManifestPath manifest) {
        return asked(manifest, Steward::suspend);
    }

    @POST
    @Path("/{environment}/resources/{kind}/{name}/resume")
    @Operation(summary = "Write one manifest's resources again")
    @ApiResponse(responseCode = "202", description = "asked")
    public Response resume(@BeanParam ManifestPath manifest) {
        return asked(manifest, Steward::resume);
    }

    private Response asked(String environment, Consumer<Steward> wish) {
        wish.accept(steward(environment));
        return Response.accepted().build();
    }

    private Response asked(ManifestPath manifest, BiConsumer<Steward, ManifestId> wish) {
        return asked(
                manifest.environment(),
                steward -> wish.accept(steward, resource(steward, manifest.id()).id()));
    }

    private static ResourceView view(Steward steward, ResourceStatus status) {
        return ResourceView.of(status, steward.isSuspended(status.id()));
    }

    private Steward steward(String environment) {
        return fleet.steward(environment)
                .getOrElseThrow(() -> new NotFoundException("there is no environment " + environment));
    }

    private static ResourceStatus resource(Steward steward, ManifestId id) {
        return steward.status()
                .resources()
                .get(id)
                .getOrElseThrow(() -> new NotFoundException(steward.status().name() + " has no " + id));
    }
}
