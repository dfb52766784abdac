package dev.mooring.daemon.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * One who may use the API. The token itself is nowhere: only its digest.
 *
 * @param name for the log
 * @param sha256 of the token's UTF-8 bytes, in hexadecimal: {@code printf %s "$TOKEN" | sha256sum}
 */
public record Token(
        @NotBlank String name,
        @NotNull Role role,

        @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hexadecimal digits") String sha256) {

    public enum Role {
        /** May read. */
        @JsonProperty("viewer")
        VIEWER,
        /** May read, and ask for passes, retries and suspensions. */
        @JsonProperty("operator")
        OPERATOR
    }
}
