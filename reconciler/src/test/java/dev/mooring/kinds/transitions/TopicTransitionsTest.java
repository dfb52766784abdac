package dev.mooring.kinds.transitions;

import dev.mooring.kinds.Platform;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import software.amazon.awssdk.services.sns.model.Subscription;

/** SNS changes and ends a subscription only once its mailbox or web endpoint has confirmed it: here all do so at once. */
final class TopicTransitionsTest extends KindTransitions {
    TopicTransitionsTest() {
        super("Topic");
    }

    @Override
    Platform prepared(Platform platform) {
        return confirming(platform);
    }

    static Platform confirming(Platform platform) {
        return platform.among(() -> platform.session().sns().listSubscriptions().subscriptions().stream()
                .filter(subscription -> !subscription.subscriptionArn().startsWith("arn:"))
                .forEach(subscription -> confirm(platform, subscription)));
    }

    private static void confirm(Platform platform, Subscription pending) {
        String owner = "{\"topicArn\": \"%s\", \"endpoint\": \"%s\"}".formatted(pending.topicArn(), pending.endpoint());
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(platform.simulator.uri().resolve("/_simulator/confirmations"))
                            .POST(HttpRequest.BodyPublishers.ofString(owner))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
