package dev.mooring.simulator.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mooring.simulator.AwsError;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import dev.mooring.simulator.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ValidationException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsApiTest {
    private static final String GROUP = "/mooring/staging/orders";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private Simulator simulator;
    private SimulatorClients clients;
    private CloudWatchLogsClient logs;

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder().clock(clock).throttling(false).start();
        clients = new SimulatorClients(simulator.uri());
        logs = clients.client(CloudWatchLogsClient.builder());
    }

    @AfterAll
    void close() {
        clients.close();
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
        logs.createLogGroup(request -> request.logGroupName(GROUP).tags(Map.of("team", "checkout")));
    }

    private LogGroup group() {
        return logs.describeLogGroups(request -> request.logGroupNamePrefix(GROUP))
                .logGroups()
                .getFirst();
    }

    private void put(String stream, String... messages) {
        long now = clock.instant().toEpochMilli();
        logs.putLogEvents(request -> request.logGroupName(GROUP)
                .logStreamName(stream)
                .logEvents(IntStream.range(0, messages.length)
                        .mapToObj(i -> InputLogEvent.builder()
                                .timestamp(now + i)
                                .message(messages[i])
                                .build())
                        .toList()));
    }

    private void createStream(String stream) {
        logs.createLogStream(request -> request.logGroupName(GROUP).logStreamName(stream));
    }

    @Test
    void groupIsDescribed() {
        assertThat(group())
                .isEqualTo(LogGroup.builder()
                        .logGroupName(GROUP)
                        .arn("arn:aws:logs:us-east-1:123456789012:log-group:" + GROUP + ":*")
                        .logGroupArn("arn:aws:logs:us-east-1:123456789012:log-group:" + GROUP)
                        .creationTime(clock.instant().toEpochMilli())
                        .metricFilterCount(0)
                        .storedBytes(0L)
                        .logGroupClass("STANDARD")
                        .deletionProtectionEnabled(false)
                        .build());
    }

    @Test
    void protectedGroupIsNotDeleted() {
        logs.putLogGroupDeletionProtection(
                request -> request.logGroupIdentifier(GROUP).deletionProtectionEnabled(true));

        assertThat(group().deletionProtectionEnabled()).isTrue();
        assertThatThrownBy(() -> logs.deleteLogGroup(request -> request.logGroupName(GROUP)))
                .isInstanceOf(ValidationException.class);

        logs.putLogGroupDeletionProtection(
                request -> request.logGroupIdentifier(GROUP).deletionProtectionEnabled(false));
        logs.deleteLogGroup(request -> request.logGroupName(GROUP));
    }

    @Test
    void keyIsSetAndTakenAway() {
        logs.associateKmsKey(
                request -> request.logGroupName(GROUP).kmsKeyId("arn:aws:kms:us-east-1:123456789012:key/1"));
        assertThat(group().kmsKeyId()).isEqualTo("arn:aws:kms:us-east-1:123456789012:key/1");

        logs.disassociateKmsKey(request -> request.logGroupName(GROUP));
        assertThat(group().kmsKeyId()).isNull();
    }

    @Test
    void retentionIsSetAndTakenAway() {
        logs.putRetentionPolicy(request -> request.logGroupName(GROUP).retentionInDays(30));
        assertThat(group().retentionInDays()).isEqualTo(30);

        logs.deleteRetentionPolicy(request -> request.logGroupName(GROUP));
        assertThat(group().retentionInDays()).isNull();
    }

    @Test
    void onlyCertainRetentionsAreAllowed() {
        AwsError error = AwsError.of(() ->
                logs.putRetentionPolicy(request -> request.logGroupName(GROUP).retentionInDays(2)));

        assertThat(error.type()).isEqualTo(InvalidParameterException.class);
        assertThat(error.message())
                .startsWith("1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [1, 3, 5, 7, 14, 30,");
    }

    @Test
    void groupsAreUniqueAndGoneWhenDeleted() {
        assertThat(AwsError.of(() -> logs.createLogGroup(request -> request.logGroupName(GROUP))))
                .isEqualTo(new AwsError(
                        400,
                        "ResourceAlreadyExistsException",
                        "The specified log group already exists",
                        ResourceAlreadyExistsException.class));

        logs.deleteLogGroup(request -> request.logGroupName(GROUP));

        assertThat(AwsError.of(() -> logs.deleteLogGroup(request -> request.logGroupName(GROUP))))
                .isEqualTo(new AwsError(
                        400,
                        "ResourceNotFoundException",
                        "The specified log group does not exist.",
                        ResourceNotFoundException.class));
    }

    @Test
    void groupsComeFiftyAPage() {
        IntStream.range(0, 70).forEach(i -> logs.createLogGroup(request -> request.logGroupName("many-" + i)));

        assertThat(logs.describeLogGroups().logGroups()).hasSize(50);
        assertThat(logs.describeLogGroupsPaginator(DescribeLogGroupsRequest.builder()
                                .logGroupNamePrefix("many-")
                                .build())
                        .logGroups())
                .hasSize(70);
        assertThat(AwsError.of(() -> logs.describeLogGroups(request -> request.limit(51)))
                        .message())
                .isEqualTo("1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 50");
    }

    @Test
    void groupsAreFoundByIdentifierAndPattern() {
        logs.createLogGroup(request -> request.logGroupName("other"));

        assertThat(logs.describeLogGroups(
                                request -> request.logGroupIdentifiers("other", "absent", group().logGroupArn()))
                        .logGroups())
                .extracting(LogGroup::logGroupName)
                .containsExactly("other", GROUP);
        assertThat(logs.describeLogGroups(request -> request.logGroupNamePattern("STAGING"))
                        .logGroups())
                .extracting(LogGroup::logGroupName)
                .containsExactly(GROUP);
        assertThat(AwsError.of(() -> logs.describeLogGroups(
                                request -> request.logGroupNamePattern("x").logGroupNamePrefix("y")))
                        .message())
                .isEqualTo("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }

    @Test
    @SuppressWarnings("deprecation")
    void tagsByArnAndByNameAreTheSame() {
        String arn = group().logGroupArn();

        logs.tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "1")));
        logs.tagLogGroup(request -> request.logGroupName(GROUP).tags(Map.of("b", "2")));
        logs.untagResource(request -> request.resourceArn(arn).tagKeys("team"));

        assertThat(logs.listTagsForResource(request -> request.resourceArn(arn)).tags())
                .isEqualTo(Map.of("a", "1", "b", "2"))
                .isEqualTo(logs.listTagsLogGroup(request -> request.logGroupName(GROUP))
                        .tags());
    }

    @Test
    void eventsAreReadForwardAndBackward() {
        createStream("task");
        put("task", "one", "two", "three");

        GetLogEventsResponse head = logs.getLogEvents(request -> request.logGroupName(GROUP)
                .logStreamName("task")
                .startFromHead(true)
                .limit(2));
        assertThat(head.events()).extracting(OutputLogEvent::message).containsExactly("one", "two");
        GetLogEventsResponse rest = logs.getLogEvents(
                request -> request.logGroupName(GROUP).logStreamName("task").nextToken(head.nextForwardToken()));
        assertThat(rest.events()).extracting(OutputLogEvent::message).containsExactly("three");
        GetLogEventsResponse end = logs.getLogEvents(
                request -> request.logGroupName(GROUP).logStreamName("task").nextToken(rest.nextForwardToken()));
        assertThat(end.events()).isEmpty();
        assertThat(end.nextForwardToken()).isEqualTo(rest.nextForwardToken());
        GetLogEventsResponse tail = logs.getLogEvents(
                request -> request.logGroupName(GROUP).logStreamName("task").limit(1));
        assertThat(tail.events()).extracting(OutputLogEvent::message).containsExactly("three");
    }

    @Test
    void badBatchesAreRefused() {
        createStream("task");
        InputLogEvent later =
                InputLogEvent.builder().timestamp(2000L).message("x").build();
        InputLogEvent earlier =
                InputLogEvent.builder().timestamp(1000L).message("x").build();

        assertThat(AwsError.of(() -> logs.putLogEvents(request -> request.logGroupName(GROUP)
                                .logStreamName("task")
                                .logEvents(later, earlier)))
                        .message())
                .isEqualTo("Log events in a single PutLogEvents request must be in chronological order.");
        assertThat(AwsError.of(() -> put("absent", "x")).message())
                .isEqualTo("The specified log stream does not exist.");
    }

    @Test
    void eventsFarFromNowAreRejected() {
        createStream("task");
        long now = clock.instant().toEpochMilli();
        InputLogEvent old = InputLogEvent.builder()
                .timestamp(now - Duration.ofDays(15).toMillis())
                .message("x")
                .build();

        assertThat(logs.putLogEvents(request -> request.logGroupName(GROUP)
                                .logStreamName("task")
                                .logEvents(old))
                        .rejectedLogEventsInfo()
                        .tooOldLogEventEndIndex())
                .isEqualTo(1);
    }

    @Test
    void eventsExpire() {
        createStream("task");
        put("task", "one");
        logs.putRetentionPolicy(request -> request.logGroupName(GROUP).retentionInDays(1));
        assertThat(group().storedBytes()).isEqualTo(3);

        simulator.advance(Duration.ofDays(1).plusMillis(1));

        assertThat(group().storedBytes()).isZero();
    }

    @Test
    void streamsAreDescribedByNameOrByTime() {
        createStream("b");
        createStream("a");
        put("a", "x");
        simulator.advance(Duration.ofSeconds(1));
        put("b", "y");

        assertThat(logs.describeLogStreams(request -> request.logGroupName(GROUP))
                        .logStreams())
                .extracting(LogStream::logStreamName)
                .containsExactly("a", "b");
        assertThat(logs.describeLogStreams(request -> request.logGroupName(GROUP)
                                .orderBy(OrderBy.LAST_EVENT_TIME)
                                .descending(true))
                        .logStreams())
                .extracting(LogStream::logStreamName)
                .containsExactly("b", "a");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'ERROR disk full|INFO started|ERROR timeout'",
        "ERROR, 'ERROR disk full|ERROR timeout'",
        "ERROR full, 'ERROR disk full'",
        "'\"disk full\"', 'ERROR disk full'",
        "ERROR -full, 'ERROR timeout'",
        "?started ?timeout, 'INFO started|ERROR timeout'",
    })
    void eventsAreFilteredByTerms(String pattern, String expected) {
        createStream("task");
        put("task", "ERROR disk full", "INFO started", "ERROR timeout");

        List<FilteredLogEvent> events = logs.filterLogEvents(
                        request -> request.logGroupName(GROUP).filterPattern(pattern))
                .events();

        assertThat(events).extracting(FilteredLogEvent::message).containsExactly(expected.split("\\|"));
    }
}
