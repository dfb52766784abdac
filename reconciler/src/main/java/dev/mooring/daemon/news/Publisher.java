package dev.mooring.daemon.news;

import dev.mooring.aws.TopicPublisher.Message;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Failure;
import io.vavr.control.Either;

/** Sends a message to a topic of an environment. */
@FunctionalInterface
public interface Publisher {

    /** @return the message's id */
    Either<Failure, String> publish(Environment environment, String topicArn, Message message);
}
