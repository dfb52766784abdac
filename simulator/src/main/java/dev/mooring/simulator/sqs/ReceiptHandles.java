package dev.mooring.simulator.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Ids;
import java.util.Base64;

/** Receipt handles that say which queue and message they belong to, so that a foreign one can be told. */
final class ReceiptHandles {
    private ReceiptHandles() {}

    static String next(Queue queue, Message message, Ids ids) {
        String text = ids.uuid() + " " + queue.arn() + " " + message.content().id();
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    static void check(Queue queue, String given) {
        String text;
        try {
            text = new String(Base64.getDecoder().decode(given), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw SqsErrors.badReceiptHandle(given);
        }
        if (!text.contains(" " + queue.arn() + " ")) {
            throw SqsErrors.badReceiptHandle(given);
        }
    }
}
