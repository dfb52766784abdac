package dev.mooring.services.orders;

import dev.mooring.services.kit.messaging.OutboxRelay;
import dev.mooring.services.kit.running.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Orders over HTTP. */
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrdersResource {
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Orders orders;
    private final OutboxRelay relay;

    OrdersResource(Orders orders, OutboxRelay relay) {
        this.orders = orders;
        this.relay = relay;
    }

    @POST
    @Operation(
            summary = "Place an order",
            description = "The same Idempotency-Key again gives the order that was placed with it.")
    @ApiResponse(
            responseCode = "201",
            description = "placed; its address is in Location",
            content = @Content(schema = @Schema(implementation = Order.class)))
    @ApiResponse(
            responseCode = "200",
            description = "had been placed before with this key",
            content = @Content(schema = @Schema(implementation = Order.class)))
    @ApiResponse(responseCode = "409", description = "the key belongs to an order that is another one")
    public Response place(
            @HeaderParam("Idempotency-Key") @NotNull @Pattern(regexp = "[\\x21-\\x7E]{1,100}") String key,
            @Valid @NotNull NewOrder wanted) {
        Orders.Taken taken = orders.place(key, wanted);
        Order order = taken.order();
        if (!order.is(wanted)) {
            throw Problem.thrown(409, "another order was placed with this Idempotency-Key");
        }
        if (!taken.isNew()) {
            return Response.ok(order).build();
        }
        relay.wake();
        return Response.created(URI.create("/api/orders/" + order.id()))
                .entity(order)
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read an order")
    @ApiResponse(
            responseCode = "200",
            description = "as it stands",
            content = @Content(schema = @Schema(implementation = Order.class)))
    public Order read(@PathParam("id") @Pattern(regexp = UUID_FORM) String id) {
        return orders.find(UUID.fromString(id)).orElseThrow(() -> Problem.thrown(404, "there is no such order"));
    }

    @GET
    @Operation(summary = "List orders, the oldest first")
    public OrderPage list(
            @Parameter(description = "`next` of the page before")
                    @QueryParam("after")
                    @DefaultValue("0")
                    @Pattern(regexp = "[0-9]{1,18}") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return orders.page(Long.parseLong(after), limit);
    }
}
