package dev.mooring.simulator.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.AwsError;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
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
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.sqs.SqsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaggingApiTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:orders";
    private static final String GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/orders";

    private Simulator simulator;
    private SimulatorClients clients;
    private SqsClient sqs;
    private CloudWatchLogsClient logs;
    private ResourceGroupsTaggingApiClient tagging;

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder().throttling(false).start();
        clients = new SimulatorClients(simulator.uri());
        sqs = clients.client(SqsClient.builder());
        logs = clients.client(CloudWatchLogsClient.builder());
        tagging = clients.client(ResourceGroupsTaggingApiClient.builder());
    }

    @AfterAll
    void close() {
        clients.close();
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
        sqs.createQueue(
                request -> request.queueName("orders").tags(Map.of("mooring:environment", "staging", "team", "a")));
        sqs.createQueue(request -> request.queueName("untagged"));
        logs.createLogGroup(
                request -> request.logGroupName("/orders").tags(Map.of("mooring:environment", "production")));
    }

    private List<String> find(GetResourcesRequest request) {
        return tagging.getResourcesPaginator(request).resourceTagMappingList().stream()
                .map(ResourceTagMapping::resourceARN)
                .toList();
    }

    private static TagFilter filter(String key, String... values) {
        return TagFilter.builder().key(key).values(values).build();
    }

    @Test
    void onlyTaggedResourcesAreFound() {
        assertThat(find(GetResourcesRequest.builder().build())).containsExactly(GROUP, QUEUE);
    }

    @Test
    void filtersAreConjoinedAndTheirValuesAreNot() {
        assertThat(find(GetResourcesRequest.builder()
                        .tagFilters(filter("mooring:environment", "staging", "other"))
                        .build()))
                .containsExactly(QUEUE);
        assertThat(find(GetResourcesRequest.builder()
                        .tagFilters(filter("mooring:environment"))
                        .build()))
                .containsExactly(GROUP, QUEUE);
        assertThat(find(GetResourcesRequest.builder()
                        .tagFilters(filter("mooring:environment"), filter("team", "b"))
                        .build()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sqs,true", "sqs:queue,true", "logs,false", "logs:log-group,false", "ecs:service,neither"})
    void typesAreFiltered(String type, String queue) {
        List<String> expected = queue.equals("neither") ? List.of() : List.of(queue.equals("true") ? QUEUE : GROUP);

        assertThat(find(GetResourcesRequest.builder().resourceTypeFilters(type).build()))
                .isEqualTo(expected);
    }

    @Test
    void resourcesComeAHundredAPage() {
        IntStream.range(0, 130)
                .forEach(i -> sqs.createQueue(
                        request -> request.queueName("many-" + i).tags(Map.of("many", "yes"))));

        assertThat(tagging.getResources().resourceTagMappingList()).hasSize(100);
        assertThat(find(GetResourcesRequest.builder()
                        .tagFilters(filter("many"))
                        .resourcesPerPage(7)
                        .build()))
                .hasSize(130)
                .doesNotHaveDuplicates();
    }

    @Test
    void tagsAreWrittenThroughToTheirOwners() {
        Map<String, ?> failed = tagging.tagResources(
                        request -> request.resourceARNList(QUEUE, GROUP, "arn:aws:sqs:us-east-1:123456789012:absent")
                                .tags(Map.of("cost", "low")))
                .failedResourcesMap();
        tagging.untagResources(request -> request.resourceARNList(QUEUE).tagKeys("team"));

        assertThat(failed).containsOnlyKeys("arn:aws:sqs:us-east-1:123456789012:absent");
        String url = sqs.getQueueUrl(request -> request.queueName("orders")).queueUrl();
        assertThat(sqs.listQueueTags(request -> request.queueUrl(url)).tags())
                .isEqualTo(Map.of("mooring:environment", "staging", "cost", "low"));
        assertThat(logs.listTagsForResource(request -> request.resourceArn(GROUP))
                        .tags())
                .containsEntry("cost", "low");
    }

    @Test
    void keysAndValuesAreListed() {
        assertThat(tagging.getTagKeys().tagKeys()).containsExactly("mooring:environment", "team");
        assertThat(tagging.getTagValues(request -> request.key("mooring:environment"))
                        .tagValues())
                .containsExactly("production", "staging");
    }

    @Test
    void sizesOfPagesAreBounded() {
        assertThat(AwsError.of(() -> tagging.getResources(request -> request.resourcesPerPage(101)))
                        .type())
                .isEqualTo(InvalidParameterException.class);
    }
}
