package dev.mooring.simulator.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** What a message may be made of. Source: SNS API reference, Publish; developer guide, message attributes. */
final class PublicationRules {
    private static final int LARGEST = 262_144;
    private static final int LONGEST_SUBJECT = 100;
    private static final Pattern NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");
    private static final Pattern DATA_TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");

    private PublicationRules() {}

    static void check(Publication publication, Topic topic) {
        if (publication.message().isEmpty()) {
            throw SnsErrors.invalid("Empty message");
        }
        if (publication.subject().filter(PublicationRules::isBadSubject).isPresent()) {
            throw SnsErrors.invalid("Subject");
        }
        publication.structure().ifPresent(structure -> checkStructure(structure, publication.message()));
        publication.attributes().forEach(PublicationRules::checkAttribute);
        if (size(publication) > LARGEST) {
            throw SnsErrors.invalid("Message too long");
        }
        checkFifo(publication, topic);
    }

    private static boolean isBadSubject(String subject) {
        return subject.isEmpty() || subject.length() > LONGEST_SUBJECT;
    }

    private static void checkStructure(String structure, String message) {
        if (!structure.equals("json")) {
            throw SnsErrors.invalid("Message Structure");
        }
        JsonNode texts = Publication.json(message)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> SnsErrors.invalid("Message Structure - JSON message body failed to parse"));
        if (!texts.path("default").isTextual()) {
            throw SnsErrors.invalid("Message Structure - No default entry in JSON message body");
        }
    }

    private static void checkAttribute(String name, MessageAttributeValue value) {
        if (!NAME.matcher(name).matches() || name.length() > 256) {
            throw SnsErrors.invalidValue("Invalid message attribute name: " + name);
        }
        String type = value.dataType();
        if (type == null || type.isEmpty()) {
            throw SnsErrors.invalidValue(
                    "The message attribute '" + name + "' must contain non-empty message attribute type.");
        }
        if (!DATA_TYPE.matcher(type).matches()) {
            throw SnsErrors.invalidValue("The message attribute '" + name
                    + "' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and"
                    + " String.");
        }
        boolean empty = type.startsWith("Binary")
                ? value.binaryValue() == null
                : value.stringValue() == null || value.stringValue().isEmpty();
        if (empty) {
            throw SnsErrors.invalidValue("The message attribute '" + name
                    + "' must contain non-empty message attribute value for message attribute type '" + type + "'.");
        }
        if (type.startsWith("Number") && !isNumber(value.stringValue())) {
            throw SnsErrors.invalidValue("Could not cast message attribute '" + name + "' value to number.");
        }
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text).precision() > 0;
        } catch (NumberFormatException no) {
            return false;
        }
    }

    /** In bytes: message, and names, types and values of attributes. */
    static int size(Publication publication) {
        return bytes(publication.message())
                + publication.attributes().entrySet().stream()
                        .mapToInt(attribute -> bytes(attribute.getKey())
                                + bytes(attribute.getValue().dataType())
                                + (attribute.getValue().stringValue() == null
                                        ? attribute.getValue().binaryValue().asByteArrayUnsafe().length
                                        : bytes(attribute.getValue().stringValue())))
                        .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static void checkFifo(Publication publication, Topic topic) {
        if (!topic.isFifo()) {
            if (publication.deduplicationId().isPresent()) {
                throw SnsErrors.invalid(
                        "MessageDeduplicationId",
                        "The request includes MessageDeduplicationId parameter that is not valid for this topic type");
            }
            return;
        }
        if (publication.groupId().isEmpty()) {
            throw SnsErrors.invalid("The MessageGroupId parameter is required for FIFO topics");
        }
        if (publication.deduplicationId().isEmpty() && !topic.attributes().flag("ContentBasedDeduplication")) {
            throw SnsErrors.invalid("The topic should either have ContentBasedDeduplication enabled or"
                    + " MessageDeduplicationId provided explicitly");
        }
    }
}
