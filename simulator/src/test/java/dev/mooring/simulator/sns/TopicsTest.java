package dev.mooring.simulator.sns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.AwsError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.Tag;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsTest {
    private static final String ORDERS = "arn:aws:sns:us-east-1:123456789012:orders";

    private SnsWorld world;

    @BeforeAll
    void start() throws IOException {
        world = new SnsWorld();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @BeforeEach
    void reset() {
        world.simulator.reset();
    }

    private void set(String name, String value) {
        world.sns.setTopicAttributes(
                request -> request.topicArn(ORDERS).attributeName(name).attributeValue(value));
    }

    @Test
    void newTopicHasAwssDefaults() {
        assertThat(world.topic("orders", Map.of())).isEqualTo(ORDERS);

        assertThat(world.attributes(ORDERS))
                .containsOnlyKeys(
                        "TopicArn",
                        "Owner",
                        "DisplayName",
                        "Policy",
                        "EffectiveDeliveryPolicy",
                        "SubscriptionsConfirmed",
                        "SubscriptionsPending",
                        "SubscriptionsDeleted")
                .containsEntry("Owner", "123456789012")
                .containsEntry("DisplayName", "")
                .containsEntry("SubscriptionsConfirmed", "0");
        assertThat(world.attributes(ORDERS).get("Policy"))
                .contains("__default_policy_ID", "\"AWS:SourceOwner\":\"123456789012\"", ORDERS);
        assertThat(world.attributes(ORDERS).get("EffectiveDeliveryPolicy"))
                .contains("\"numRetries\":3", "\"disableSubscriptionOverrides\":false");
    }

    @Test
    void fifoTopicSaysSo() {
        String arn = world.topic("orders.fifo", Map.of("FifoTopic", "true"));

        assertThat(world.attributes(arn))
                .containsEntry("FifoTopic", "true")
                .containsEntry("ContentBasedDeduplication", "false");
    }

    @ParameterizedTest
    @CsvSource({"orders.fifo, false", "orders, true", "'or ders', false"})
    void namesAreChecked(String name, boolean fifo) {
        AwsError error = AwsError.of(() -> world.topic(name, Map.of("FifoTopic", Boolean.toString(fifo))));

        assertThat(error.type()).isEqualTo(InvalidParameterException.class);
        assertThat(error.code()).isEqualTo("InvalidParameter");
        assertThat(error.message()).contains("must be between 1 and 256 characters long.");
    }

    @Test
    void creatingAgainIsIdempotentUnlessItAsksForAnother() {
        world.topic("orders", Map.of("DisplayName", "Orders"));

        assertThat(world.topic("orders", Map.of("DisplayName", "Orders"))).isEqualTo(ORDERS);
        assertThat(world.topic("orders", Map.of())).isEqualTo(ORDERS);
        assertThat(AwsError.of(() -> world.topic("orders", Map.of("DisplayName", "Others"))))
                .isEqualTo(new AwsError(
                        400,
                        "InvalidParameter",
                        "Invalid parameter: Attributes Reason: Topic already exists with different attributes",
                        InvalidParameterException.class));
        assertThat(AwsError.of(() -> world.sns.createTopic(request -> request.name("orders")
                                .tags(Tag.builder().key("a").value("b").build())))
                        .message())
                .endsWith("Topic already exists with different tags");
    }

    @ParameterizedTest
    @CsvSource({
        "DisplayName, Orders",
        "KmsMasterKeyId, alias/orders",
        "TracingConfig, Active",
        "SignatureVersion, 2",
        "SQSSuccessFeedbackSampleRate, 100",
        "HTTPFailureFeedbackRoleArn, arn:aws:iam::123456789012:role/feedback",
        "DeliveryPolicy, '{\"http\":{\"defaultHealthyRetryPolicy\":{\"numRetries\":5}}}'"
    })
    void attributesAreSetAndRead(String name, String value) {
        world.topic("orders", Map.of());
        set(name, value);

        assertThat(world.attributes(ORDERS)).containsEntry(name, value);
    }

    @Test
    void statedDeliveryPolicyIsMergedIntoTheEffectiveOne() {
        world.topic(
                "orders", Map.of("DeliveryPolicy", "{\"http\":{\"defaultHealthyRetryPolicy\":{\"numRetries\":5}}}"));

        assertThat(world.attributes(ORDERS).get("EffectiveDeliveryPolicy"))
                .contains("\"numRetries\":5", "\"minDelayTarget\":20");
    }

    @ParameterizedTest
    @CsvSource({
        "Unheard, x, Invalid parameter: AttributeName",
        "TracingConfig, Sometimes, Invalid parameter: TracingConfig",
        "SignatureVersion, 3, Invalid parameter: SignatureVersion",
        "Policy, '', Invalid parameter: Policy Error: null",
        "SQSSuccessFeedbackSampleRate, 101, Invalid parameter: SQSSuccessFeedbackSampleRate",
        "ContentBasedDeduplication, true, Invalid parameter: Content-based deduplication can only be set for FIFO topics"
    })
    void wrongAttributesAreRefused(String name, String value, String message) {
        world.topic("orders", Map.of());

        assertThat(AwsError.of(() -> set(name, value)))
                .isEqualTo(new AwsError(400, "InvalidParameter", message, InvalidParameterException.class));
    }

    @Test
    void emptyTextTakesAnAttributeAway() {
        world.topic("orders", Map.of("KmsMasterKeyId", "alias/orders", "DisplayName", "Orders"));
        set("KmsMasterKeyId", "");
        set("DisplayName", "");

        assertThat(world.attributes(ORDERS)).doesNotContainKey("KmsMasterKeyId").containsEntry("DisplayName", "");
    }

    @Test
    void topicsAreListedAHundredAPage() {
        IntStream.range(0, 105).forEach(i -> world.topic("topic-" + i, Map.of()));

        assertThat(world.sns.listTopicsPaginator().stream()
                        .map(ListTopicsResponse::topics)
                        .map(List::size))
                .containsExactly(100, 5);
    }

    @Test
    void whatIsNotThere() {
        assertThat(AwsError.of(() -> world.attributes(ORDERS)))
                .isEqualTo(new AwsError(404, "NotFound", "Topic does not exist", NotFoundException.class));
        assertThat(AwsError.of(() -> world.attributes("orders")).message())
                .isEqualTo("Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1");
        assertThat(AwsError.of(() -> world.sns.listTagsForResource(request -> request.resourceArn(ORDERS))))
                .isEqualTo(new AwsError(
                        404, "ResourceNotFound", "Resource does not exist", ResourceNotFoundException.class));
        world.sns.deleteTopic(request -> request.topicArn(ORDERS));
    }

    @Test
    void tagsAreSeenByTheTaggingApi() {
        world.topic("orders", Map.of());
        world.sns.tagResource(request -> request.resourceArn(ORDERS)
                .tags(Tag.builder().key("team").value("a").build()));
        ResourceGroupsTaggingApiClient tagging = world.clients.client(ResourceGroupsTaggingApiClient.builder());

        assertThat(tagging.getResources(request -> request.resourceTypeFilters("sns"))
                        .resourceTagMappingList())
                .singleElement()
                .satisfies(found -> assertThat(found.resourceARN()).isEqualTo(ORDERS));
        world.sns.untagResource(request -> request.resourceArn(ORDERS).tagKeys("team"));
        assertThat(world.sns
                        .listTagsForResource(request -> request.resourceArn(ORDERS))
                        .tags())
                .isEmpty();
    }

    @Test
    void permissionsAreStatementsOfThePolicy() {
        world.topic("orders", Map.of());
        world.sns.addPermission(request -> request.topicArn(ORDERS)
                .label("partner")
                .awsAccountIds("999999999999")
                .actionNames("Publish"));

        assertThat(world.attributes(ORDERS).get("Policy"))
                .contains("__default_statement_ID", "arn:aws:iam::999999999999:root", "SNS:Publish");
        world.sns.removePermission(request -> request.topicArn(ORDERS).label("partner"));
        assertThat(world.attributes(ORDERS).get("Policy")).doesNotContain("999999999999");
    }
}
