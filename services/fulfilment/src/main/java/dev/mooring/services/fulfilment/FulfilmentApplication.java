package dev.mooring.services.fulfilment;

import dev.mooring.services.kit.database.Database;
import dev.mooring.services.kit.messaging.AwsClients;
import dev.mooring.services.kit.messaging.Inbox;
import dev.mooring.services.kit.messaging.Outbox;
import dev.mooring.services.kit.messaging.OutboxRelay;
import dev.mooring.services.kit.messaging.QueuePublisher;
import dev.mooring.services.kit.messaging.QueueWorker;
import dev.mooring.services.kit.running.LivenessResource;
import dev.mooring.services.kit.running.Problems;
import dev.mooring.services.kit.running.Settings;
import dev.mooring.services.kit.running.Telemetry;
import dev.mooring.services.kit.running.Upkeep;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.time.Duration;

/** The fulfilment worker put together. */
public final class FulfilmentApplication extends Application<FulfilmentConfiguration> {

    public static void main(String[] arguments) throws Exception {
        new FulfilmentApplication().run(arguments.length > 0 ? arguments : new String[] {"server", "fulfilment.yaml"});
    }

    @Override
    public String getName() {
        return "fulfilment";
    }

    @Override
    public void initialize(Bootstrap<FulfilmentConfiguration> bootstrap) {
        Settings.fromEnvironment(bootstrap);
    }

    @Override
    public void run(FulfilmentConfiguration configuration, Environment environment) {
        Telemetry telemetry = Telemetry.open(getName(), configuration.metricsNamespace(), environment);
        Database database = Database.open(configuration.database(), "fulfilment", "db/kit", "db/fulfilment");
        AwsClients aws = new AwsClients();
        Outbox outbox = new Outbox(database.jdbi());
        Inbox inbox = new Inbox(database.jdbi());
        OutboxRelay relay = new OutboxRelay(
                outbox, new QueuePublisher(aws.sqs(), configuration.ordersQueueUrl()), telemetry.meters());
        Fulfilment fulfilment = new Fulfilment(
                database.jdbi(), inbox, outbox, relay, new Packing(configuration.packing()), Clock.systemUTC());
        QueueWorker worker =
                new QueueWorker(aws.sqs(), configuration.inbox(), fulfilment, telemetry.meters(), Clock.systemUTC());

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
    }
}
