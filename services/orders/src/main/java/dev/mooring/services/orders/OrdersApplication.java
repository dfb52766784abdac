package dev.mooring.services.orders;

import dev.mooring.services.kit.database.Database;
import dev.mooring.services.kit.messaging.AwsClients;
import dev.mooring.services.kit.messaging.Inbox;
import dev.mooring.services.kit.messaging.Outbox;
import dev.mooring.services.kit.messaging.OutboxRelay;
import dev.mooring.services.kit.messaging.Publisher;
import dev.mooring.services.kit.messaging.QueuePublisher;
import dev.mooring.services.kit.messaging.QueueWorker;
import dev.mooring.services.kit.messaging.TopicPublisher;
import dev.mooring.services.kit.running.LivenessResource;
import dev.mooring.services.kit.running.Problems;
import dev.mooring.services.kit.running.Settings;
import dev.mooring.services.kit.running.Telemetry;
import dev.mooring.services.kit.running.Upkeep;
import dev.mooring.services.orders.OrdersConfiguration.Events;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.time.Duration;

/** The orders service put together. */
public final class OrdersApplication extends Application<OrdersConfiguration> {

    public static void main(String[] arguments) throws Exception {
        new OrdersApplication().run(arguments.length > 0 ? arguments : new String[] {"server", "orders.yaml"});
    }

    @Override
    public String getName() {
        return "orders";
    }

    @Override
    public void initialize(Bootstrap<OrdersConfiguration> bootstrap) {
        Settings.fromEnvironment(bootstrap);
    }

    @Override
    public void run(OrdersConfiguration configuration, Environment environment) {
        Telemetry telemetry = Telemetry.open(getName(), configuration.metricsNamespace(), environment);
        Database database = Database.open(configuration.database(), "orders", "db/kit", "db/orders");
        AwsClients aws = new AwsClients();
        Outbox outbox = new Outbox(database.jdbi());
        Inbox inbox = new Inbox(database.jdbi());
        Orders orders = new Orders(database.jdbi(), outbox, environment.getObjectMapper(), Clock.systemUTC());
        OutboxRelay relay = new OutboxRelay(outbox, publisher(configuration.events(), aws), telemetry.meters());
        QueueWorker worker = new QueueWorker(
                aws.sqs(),
                configuration.inbox(),
                new FulfilledOrders(database.jdbi(), inbox, orders),
                telemetry.meters(),
                Clock.systemUTC());

        // Stopped in the opposite order: the worker first, the database last.
        environment.lifecycle().manage(database);
        environment.lifecycle().manage(aws);
        environment.lifecycle().manage(new Upkeep(Duration.ofHours(1), inbox::forget));
        environment.lifecycle().manage(relay);
        environment.lifecycle().manage(worker);
        environment.healthChecks().register("database", database.health());
        environment.healthChecks().register("inbox", worker.health());
        Problems.answerWith(environment.jersey());
        environment.jersey().register(new LivenessResource());
        environment.jersey().register(new OpenApiResource());
        environment.jersey().register(new OrdersResource(orders, relay));
    }

    private static Publisher publisher(Events events, AwsClients aws) {
        String topic = blank(events.topicArn());
        String queue = blank(events.queueUrl());
        if (topic.isEmpty() == queue.isEmpty()) {
            throw new IllegalArgumentException(
                    "say where orders are told: by ORDER_EVENTS_TOPIC_ARN or by FULFILMENT_QUEUE_URL");
        }
        return topic.isEmpty() ? new QueuePublisher(aws.sqs(), queue) : new TopicPublisher(aws.sns(), topic);
    }

    private static String blank(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
