package dev.mooring.daemon.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mooring.manifest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the specs come from, and whether they can be read. */
@Path("/source")
@Produces(MediaType.APPLICATION_JSON)
public final class SourceResource {

    /**
     * @param description the folder, or the repository and branch
     * @param revision the newest that was read, good or bad; empty before the first
     * @param trouble why a newer one could not be read
     * @param problems what is wrong with the newest revision, each as {@code file:line:column: message}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SourceView(
            String description, String revision, @Nullable String trouble, List<String> problems) {}

    private final Fleet fleet;

    public SourceResource(Fleet fleet) {
        this.fleet = fleet;
    }

    @GET
    @Operation(summary = "Where the specs come from, and what is wrong with them")
    public SourceView source() {
        Fleet.SourceStatus source = fleet.source();
        return new SourceView(
                source.description(),
                source.revision(),
                source.trouble().getOrNull(),
                source.problems().map(Problem::toString).toJavaList());
    }
}
