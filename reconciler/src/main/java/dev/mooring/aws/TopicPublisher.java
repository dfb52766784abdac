package dev.mooring.aws;

import dev.mooring.resource.Failure;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Sends messages to SNS topics. */
public final class TopicPublisher {
    private static final String FIFO = ".fifo";

    /** SNS, Publish: "must be less than 100 characters long". */
    private static final int LONGEST_SUBJECT = 99;

    /**
     * @param subject of any characters and length: what SNS does not take is replaced, or cut off
     * @param words attributes with one value each, by name
     * @param lists attributes with several values; empty ones are left out
     */
    public record Message(
            String subject, String text, Map<String, String> words, Map<String, ? extends Seq<String>> lists) {}

    private final AwsSession session;

    public TopicPublisher(AwsSession session) {
        this.session = session;
    }

    /**
     * A topic gets it once, or where an answer is lost perhaps twice; a FIFO topic never twice.
     *
     * @return the message's id
     */
    public Either<Failure, String> publish(String topicArn, Message message) {
        PublishRequest request = request(topicArn, message);
        return session.calls()
                .call("sns:Publish", () -> session.sns().publish(request).messageId());
    }

    private static PublishRequest request(String topicArn, Message message) {
        PublishRequest.Builder request = PublishRequest.builder()
                .topicArn(topicArn)
                .subject(subject(message.subject()))
                .message(message.text())
                .messageAttributes(attributes(message).toJavaMap());
        if (topicArn.endsWith(FIFO)) {
            request.messageGroupId("mooring").messageDeduplicationId(id(message));
        }
        return request.build();
    }

    private static String id(Message message) {
        String content = message.subject() + "\n" + message.text() + "\n" + message.words();
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** SNS, Publish: ASCII, no line breaks or control characters. */
    private static String subject(String text) {
        String ascii = text.replaceAll("[^\\x20-\\x7e]+", " ").strip();
        return ascii.substring(0, Math.min(ascii.length(), LONGEST_SUBJECT));
    }

    private static Map<String, MessageAttributeValue> attributes(Message message) {
        return message.words()
                .filterValues(word -> !word.isEmpty())
                .mapValues(word -> attribute("String", word))
                .merge(message.lists()
                        .filterValues(list -> list.nonEmpty())
                        .mapValues(list -> attribute("String.Array", JsonText.write(Value.texts(list)))));
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }
}
