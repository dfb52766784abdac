package dev.mooring.services.kit.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param url {@code jdbc:postgresql://…}
 * @param connections at most so many at once; 10 if not given
 */
public record DatabaseConfiguration(
        @NotEmpty String url,
        @NotEmpty String user,
        @NotEmpty String password,
        @Min(1) @Max(100) @Nullable Integer connections) {

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
