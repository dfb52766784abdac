package dev.mooring.simulator.sns;

import java.util.Set;
import java.util.regex.Pattern;

/** Which endpoints a topic takes. Source: SNS API reference, Subscribe. */
final class Endpoint {
    private static final Set<String> PROTOCOLS =
            Set.of("http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose");
    private static final Pattern QUEUE = Pattern.compile("arn:[\\w-]+:sqs:[\\w-]+:\\d{12}:[\\w-]+(\\.fifo)?");
    private static final Pattern FUNCTION = Pattern.compile("arn:[\\w-]+:lambda:[\\w-]+:\\d{12}:function:[\\w:$-]+");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d-]{3,17}\\d");

    private Endpoint() {}

    static void check(String protocol, String endpoint, Topic topic) {
        if (!PROTOCOLS.contains(protocol)) {
            throw SnsErrors.invalid("Amazon SNS does not support this protocol string: " + protocol);
        }
        switch (protocol) {
            case "http", "https" ->
                require(endpoint.startsWith(protocol + "://"), "Endpoint must match the specified protocol");
            case "email", "email-json" -> require(endpoint.contains("@"), "Email address");
            case "sqs" -> require(QUEUE.matcher(endpoint).matches(), "SQS endpoint ARN");
            case "lambda" -> require(FUNCTION.matcher(endpoint).matches(), "Lambda endpoint ARN");
            case "sms" ->
                require(
                        PHONE.matcher(endpoint).matches() && !endpoint.contains("--"),
                        "Invalid SMS endpoint: " + endpoint);
            default -> require(endpoint.startsWith("arn:"), "Endpoint");
        }
        checkType(protocol, endpoint, topic);
    }

    private static void checkType(String protocol, String endpoint, Topic topic) {
        if (topic.isFifo() && !protocol.equals("sqs")) {
            throw SnsErrors.invalid("Invalid parameter: Endpoint", "Please use FIFO SQS queue");
        }
        if (!topic.isFifo() && protocol.equals("sqs") && endpoint.endsWith(".fifo")) {
            throw SnsErrors.invalid(
                    "Invalid parameter: Endpoint", "FIFO SQS Queues can not be subscribed to standard SNS topics");
        }
    }

    private static void require(boolean good, String what) {
        if (!good) {
            throw SnsErrors.invalid(what);
        }
    }
}
