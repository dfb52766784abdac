package dev.mooring.services.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mooring.services.kit.database.DatabaseConfiguration;
import dev.mooring.services.kit.messaging.WorkerConfiguration;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** What the orders service needs to know; secrets come from the environment. */
public final class OrdersConfiguration extends Configuration {

    /** Where placed orders are told: a topic or a queue. */
    public record Events(
            @Nullable String topicArn, @Nullable String queueUrl) {}

    @Valid private final DatabaseConfiguration database;

    @Valid private final Events events;

    @Valid private final WorkerConfiguration inbox;

    private final @Nullable String metricsNamespace;

    @JsonCreator
    OrdersConfiguration(
            @JsonProperty(value = "database", required = true) DatabaseConfiguration database,
            @JsonProperty(value = "events", required = true) Events events,
            @JsonProperty(value = "inbox", required = true) WorkerConfiguration inbox,
            @JsonProperty("metricsNamespace") @Nullable String metricsNamespace) {
        this.database = database;
        this.events = events;
        this.inbox = inbox;
        this.metricsNamespace = metricsNamespace;
    }

    DatabaseConfiguration database() {
        return database;
    }

    Events events() {
        return events;
    }

    WorkerConfiguration inbox() {
        return inbox;
    }

    @Nullable String metricsNamespace() {
        return metricsNamespace;
    }
}
