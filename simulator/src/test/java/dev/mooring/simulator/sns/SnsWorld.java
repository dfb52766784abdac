package dev.mooring.simulator.sns;

import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import dev.mooring.simulator.time.VirtualClock;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A simulator with clients of SNS and SQS. */
final class SnsWorld implements AutoCloseable {
    final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
    final Simulator simulator;
    final SimulatorClients clients;
    final SnsClient sns;
    final SqsClient sqs;

    SnsWorld() throws IOException {
        simulator = Simulator.builder().clock(clock).throttling(false).start();
        clients = new SimulatorClients(simulator.uri());
        sns = clients.client(SnsClient.builder());
        sqs = clients.client(SqsClient.builder());
    }

    String topic(String name, Map<String, String> attributes) {
        return sns.createTopic(request -> request.name(name).attributes(attributes))
                .topicArn();
    }

    Map<String, String> attributes(String topicArn) {
        return sns.getTopicAttributes(request -> request.topicArn(topicArn)).attributes();
    }

    /** A queue into which {@code topicArn} may send; its ARN. */
    String queue(String name, String topicArn) {
        String arn = arn(name);
        String policy = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
                 "Action": "sqs:SendMessage", "Resource": "%s", "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}
                """.formatted(arn, topicArn);
        return closedQueue(name, Map.of("Policy", policy));
    }

    /** A queue as these attributes make it; its ARN. */
    String closedQueue(String name, Map<String, String> attributes) {
        sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes));
        return arn(name);
    }

    static String arn(String queue) {
        return "arn:aws:sqs:us-east-1:123456789012:" + queue;
    }

    String subscribe(String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
        return sns.subscribe(request -> request.topicArn(topicArn)
                        .protocol(protocol)
                        .endpoint(endpoint)
                        .attributes(attributes))
                .subscriptionArn();
    }

    Map<String, String> subscription(String arn) {
        return sns.getSubscriptionAttributes(request -> request.subscriptionArn(arn))
                .attributes();
    }

    List<Message> received(String queueName) {
        String url = sqs.getQueueUrl(request -> request.queueName(queueName)).queueUrl();
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    @Override
    public void close() {
        clients.close();
        simulator.close();
    }
}
