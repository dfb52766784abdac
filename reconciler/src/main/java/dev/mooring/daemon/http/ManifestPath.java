package dev.mooring.daemon.http;

import dev.mooring.resource.ManifestId;
import jakarta.ws.rs.PathParam;

/** A manifest as a request's path names it. */
public final class ManifestPath {
    private final String environment;
    private final String kind;
    private final String name;

    public ManifestPath(
            @PathParam("environment") String environment,
            @PathParam("kind") String kind,
            @PathParam("name") String name) {
        this.environment = environment;
        this.kind = kind;
        this.name = name;
    }

    String environment() {
        return environment;
    }

    ManifestId id() {
        return new ManifestId(kind, name);
    }
}
