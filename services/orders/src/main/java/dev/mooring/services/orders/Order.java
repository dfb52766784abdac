package dev.mooring.services.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands.
 *
 * @param fulfilledAt none while it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Order(
        UUID id,
        String customer,
        String currency,
        List<OrderLine> lines,
        Status status,
        Instant placedAt,
        @Nullable Instant fulfilledAt) {

    /** How far it has come. */
    public enum Status {
        PLACED,
        FULFILLED
    }

    /** In the currency's smallest unit. */
    @JsonProperty
    public long total() {
        return lines.stream().mapToLong(OrderLine::price).reduce(0, Math::addExact);
    }

    /** Whether this is what {@code wanted} asked for. */
    boolean is(NewOrder wanted) {
        return customer.equals(wanted.customer()) && currency.equals(wanted.currency()) && lines.equals(wanted.lines());
    }
}
