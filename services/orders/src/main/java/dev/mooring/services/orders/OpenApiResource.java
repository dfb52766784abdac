package dev.mooring.services.orders;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/** The API's description, read off the resource itself. */
@Path("/api/orders/openapi.json")
@Hidden
public final class OpenApiResource {
    private final String document = Json.pretty(new Reader(new OpenAPI()
                    .info(new Info().title("Orders").version("v1").description("Takes orders, once each.")))
            .read(Set.<Class<?>>of(OrdersResource.class)));

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String document() {
        return document;
    }
}
