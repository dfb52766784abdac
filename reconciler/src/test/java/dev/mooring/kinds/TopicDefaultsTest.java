package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.topic.SubscriptionType;
import dev.mooring.kinds.topic.TopicType;
import dev.mooring.resource.Differ;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Fields.Rule;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What SNS fills in. Each row is a field, SNS's own value for it, another one, and what else must be stated for the default
 * to hold. Declared at its default or left out, the field is no drift, whether SNS tells the default or not; declared
 * otherwise, or edited, it is.
 */
final class TopicDefaultsTest {
    private static final String RETRIES = "DeliveryPolicy.http.defaultHealthyRetryPolicy.";
    private static final String OWN_RETRIES = "DeliveryPolicy.healthyRetryPolicy.";
    private static final String FIFO = "{\"FifoTopic\":true}";
    private static final String TOPIC_POLICY = "{\"DeliveryPolicy\":{\"http\":{\"other\":1}}}";
    private static final String REQUESTS = "{\"DeliveryPolicy\":{\"http\":{\"defaultRequestPolicy\":{\"other\":1}}}}";
    private static final String OWN_POLICY = "{\"DeliveryPolicy\":{\"other\":1}}";
    private static final String OWN_REQUESTS = "{\"DeliveryPolicy\":{\"requestPolicy\":{\"other\":1}}}";
    private static final String PLAIN_TEXT = "\"text/plain; charset=UTF-8\"";

    static Stream<Arguments> rows() {
        return Stream.of(
                topic("DisplayName", "\"\"", "\"Events\"", "{}"),
                topic("TracingConfig", "\"PassThrough\"", "\"Active\"", "{}"),
                topic("SignatureVersion", "\"1\"", "\"2\"", "{}"),
                topic("FifoTopic", "false", "true", "{}"),
                topic("ContentBasedDeduplication", "false", "true", FIFO),
                topic("FifoThroughputScope", "\"Topic\"", "\"MessageGroup\"", FIFO),
                topic(RETRIES + "minDelayTarget", "20", "5", TOPIC_POLICY),
                topic(RETRIES + "maxDelayTarget", "20", "60", TOPIC_POLICY),
                topic(RETRIES + "numRetries", "3", "7", TOPIC_POLICY),
                topic(RETRIES + "numMaxDelayRetries", "0", "1", TOPIC_POLICY),
                topic(RETRIES + "numNoDelayRetries", "0", "1", TOPIC_POLICY),
                topic(RETRIES + "numMinDelayRetries", "0", "1", TOPIC_POLICY),
                topic(RETRIES + "backoffFunction", "\"linear\"", "\"geometric\"", TOPIC_POLICY),
                topic("DeliveryPolicy.http.disableSubscriptionOverrides", "false", "true", TOPIC_POLICY),
                topic(
                        "DeliveryPolicy.http.defaultRequestPolicy.headerContentType",
                        PLAIN_TEXT,
                        "\"application/json\"",
                        REQUESTS),
                subscription("RawMessageDelivery", "false", "true", "{}"),
                subscription(
                        "FilterPolicyScope",
                        "\"MessageAttributes\"",
                        "\"MessageBody\"",
                        "{\"FilterPolicy\":{\"kind\":[\"paid\"]}}"),
                subscription(OWN_RETRIES + "minDelayTarget", "20", "5", OWN_POLICY),
                subscription(OWN_RETRIES + "maxDelayTarget", "20", "60", OWN_POLICY),
                subscription(OWN_RETRIES + "numRetries", "3", "7", OWN_POLICY),
                subscription(OWN_RETRIES + "numMaxDelayRetries", "0", "1", OWN_POLICY),
                subscription(OWN_RETRIES + "numNoDelayRetries", "0", "1", OWN_POLICY),
                subscription(OWN_RETRIES + "numMinDelayRetries", "0", "1", OWN_POLICY),
                subscription(OWN_RETRIES + "backoffFunction", "\"linear\"", "\"geometric\"", OWN_POLICY),
                subscription(
                        "DeliveryPolicy.requestPolicy.headerContentType",
                        PLAIN_TEXT,
                        "\"application/json\"",
                        OWN_REQUESTS));
    }

    private static Arguments topic(String path, String byDefault, String otherwise, String beside) {
        return Arguments.of(TopicType.TYPE, path, value(byDefault), value(otherwise), value(beside));
    }

    private static Arguments subscription(String path, String byDefault, String otherwise, String beside) {
        return Arguments.of(SubscriptionType.TYPE, path, value(byDefault), value(otherwise), value(beside));
    }

    private static Value value(String json) {
        return ((Value.Tree) JsonText.parse("{\"v\":" + json + "}").get())
                .get("v")
                .get();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rows")
    void a_default_is_no_drift_and_anything_else_is(
            ResourceType type, String path, Value byDefault, Value otherwise, Value.Tree beside) {
        Value.Tree silent = attributes(beside);
        Value.Tree told = attributes(with(beside, path, byDefault));
        Value.Tree other = attributes(with(beside, path, otherwise));

        assertThat(drift(type, told, silent))
                .as("declared as the default, not told")
                .isEmpty();
        assertThat(drift(type, told, told)).as("declared as the default, told").isEmpty();
        assertThat(drift(type, silent, told)).as("undeclared, told").isEmpty();
        assertThat(drift(type, silent, silent)).as("undeclared, not told").isEmpty();
        assertThat(drift(type, other, told)).as("declared otherwise").contains("Attributes." + path);
        assertThat(drift(type, silent, other)).as("undeclared, edited").contains("Attributes." + path);
        assertThat(drift(type, other, other)).as("declared otherwise, told").isEmpty();
    }

    @Test
    void every_default_has_a_row() {
        Set<String> rows = Vector.ofAll(rows().toList())
                .map(row -> ((ResourceType) row.get()[0]).name() + " Attributes." + row.get()[1])
                .toSet();
        Seq<String> defaults = Vector.of(TopicType.TYPE, SubscriptionType.TYPE)
                .flatMap(type -> type.fields()
                        .rules()
                        .filter(Rule.Default.class::isInstance)
                        .map(rule -> type.name() + " " + rule.path()));

        assertThat(defaults.distinct().reject(rows::contains)).isEmpty();
    }

    private static Value.Tree attributes(Value.Tree attributes) {
        return Value.tree("Attributes", attributes);
    }

    private static Value.Tree with(Value.Tree tree, String path, Value value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return tree.with(path, value);
        }
        String head = path.substring(0, dot);
        Value.Tree below = (Value.Tree) tree.get(head).getOrElse(Value.Tree.EMPTY);
        return tree.with(head, with(below, path.substring(dot + 1), value));
    }

    private static Seq<String> drift(ResourceType type, Value.Tree desired, Value.Tree live) {
        return Differ.diff(type.fields(), desired, live).differences().map(Difference::path);
    }
}
