package dev.mooring.services.orders;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** An order as it is asked for. */
public record NewOrder(
        @NotNull @Size(min = 1, max = 100) String customer,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull @Size(min = 1, max = 100) List<@Valid @NotNull OrderLine> lines) {}
