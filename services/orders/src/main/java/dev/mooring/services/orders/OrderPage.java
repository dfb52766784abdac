package dev.mooring.services.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some orders, the oldest first.
 *
 * @param next to be given as {@code after} for those that follow; none at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderPage(List<Order> items, @Nullable String next) {}
