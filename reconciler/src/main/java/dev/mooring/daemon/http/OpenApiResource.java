package dev.mooring.daemon.http;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.vavr.Lazy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.Set;

/** The OpenAPI document, read off the resources themselves the first time that somebody asks. */
@Path("/openapi.json")
@Hidden
public final class OpenApiResource {
    private static final String TOKEN = "token";

    private final Lazy<String> document;

    private OpenApiResource(Lazy<String> document) {
        this.document = document;
    }

    /** Describes these. */
    public static OpenApiResource of(Class<?>... resources) {
        Set<Class<?>> described = Set.of(resources);
        return new OpenApiResource(Lazy.of(() -> Json.pretty(describe(described))));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String document() {
        return document.get();
    }

    private static OpenAPI describe(Set<Class<?>> resources) {
        OpenAPI start = new OpenAPI()
                .info(new Info()
                        .title("Mooring")
                        .version("v1")
                        .description("How the environments are, what happened to them, and what can be asked for."))
                .addServersItem(new Server().url("/api/v1"))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
        OpenAPI read = new Reader(start).read(resources);
        addEventStream(read);
        ModelConverters.getInstance().read(ProblemDocument.class).forEach(read.getComponents()::addSchemas);
        ApiResponse problem = new ApiResponse()
                .description("a problem, as RFC 9457 has it")
                .content(new Content()
                        .addMediaType(
                                ProblemDocument.MEDIA_TYPE,
                                new io.swagger.v3.oas.models.media.MediaType()
                                        .schema(new Schema<>().$ref("#/components/schemas/ProblemDocument"))));
        read.getPaths()
                .values()
                .forEach(path -> path.readOperations()
                        .forEach(operation -> operation.getResponses().addApiResponse("4XX", problem)));
        return read;
    }

    /** The same path answers with JSON or with a stream, as the client accepts; the reader sees one method a path. */
    private static void addEventStream(OpenAPI read) {
        var stream = new io.swagger.v3.oas.models.media.MediaType()
                .schema(new Schema<>()
                        .type("string")
                        .description("each event's data is an EventView; Last-Event-ID resumes"));
        read.getPaths().forEach((path, item) -> {
            if (path.endsWith("/events")) {
                item.readOperations().stream()
                        .flatMap(operation -> operation.getResponses().values().stream())
                        .map(ApiResponse::getContent)
                        .filter(Objects::nonNull)
                        .forEach(content -> content.addMediaType(EventStreamResource.MEDIA_TYPE, stream));
            }
        });
    }
}
