package dev.mooring.services.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Some of one thing.
 *
 * @param unitPrice in the currency's smallest unit
 */
public record OrderLine(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,40}") String sku,
        @Min(1) @Max(1_000) int quantity,
        @Min(0) @Max(100_000_000) long unitPrice) {

    @JsonIgnore
    long price() {
        return quantity * unitPrice;
    }
}
