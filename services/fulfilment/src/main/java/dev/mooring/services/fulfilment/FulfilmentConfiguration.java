package dev.mooring.services.fulfilment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mooring.services.kit.database.DatabaseConfiguration;
import dev.mooring.services.kit.messaging.WorkerConfiguration;
import io.dropwizard.core.Configuration;
import io.dropwizard.util.Duration;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the fulfilment worker needs to know; secrets come from the environment. */
public final class FulfilmentConfiguration extends Configuration {

    @Valid private final DatabaseConfiguration database;

    @Valid private final WorkerConfiguration inbox;

    private final String ordersQueueUrl;
    private final Duration packing;
    private final @Nullable String metricsNamespace;

    @JsonCreator
    FulfilmentConfiguration(
            @JsonProperty(value = "database", required = true) DatabaseConfiguration database,
            @JsonProperty(value = "inbox", required = true) WorkerConfiguration inbox,
            @JsonProperty(value = "ordersQueueUrl", required = true) String ordersQueueUrl,
            @JsonProperty("packing") @Nullable Duration packing,
            @JsonProperty("metricsNamespace") @Nullable String metricsNamespace) {
        this.database = database;
        this.inbox = inbox;
        this.ordersQueueUrl = ordersQueueUrl;
        this.packing = Objects.requireNonNullElse(packing, Duration.seconds(0));
        this.metricsNamespace = metricsNamespace;
    }

    DatabaseConfiguration database() {
        return database;
    }

    WorkerConfiguration inbox() {
        return inbox;
    }

    /** Where it is told that an order is fulfilled. */
    String ordersQueueUrl() {
        return ordersQueueUrl;
    }

    /** How long the packing of an order takes. */
    java.time.Duration packing() {
        return packing.toJavaDuration();
    }

    @Nullable String metricsNamespace() {
        return metricsNamespace;
    }
}
