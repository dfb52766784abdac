package dev.mooring.simulator.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/** Events are put into streams, read from them, and searched for in a whole group. */
final class EventOperations {
    /** AWS has ignored sequence tokens since 2023, and still gives them. */
    static final String SEQUENCE_TOKEN = "49039859554100000000000000000000000000000000000000000000";

    private static final int MOST_EVENTS = 10_000;
    private static final int LARGEST_BATCH = 1_048_576;
    private static final int BYTES_PER_EVENT = 26;
    private static final long LONGEST_SPAN = Duration.ofHours(24).toMillis();
    private static final long TOO_NEW = Duration.ofHours(2).toMillis();
    private static final long TOO_OLD = Duration.ofDays(14).toMillis();

    private record Found(LogStream stream, LogEvent event) {}

    private final Regional<LogGroups> regions;
    private final Timeline timeline;
    private long ingested;

    EventOperations(Regional<LogGroups> regions, Timeline timeline) {
        this.regions = regions;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(PutLogEventsRequest.class, this::putLogEvents);
        operations.on(GetLogEventsRequest.class, this::getLogEvents);
        operations.on(FilterLogEventsRequest.class, this::filterLogEvents);
    }

    private PutLogEventsResponse putLogEvents(PutLogEventsRequest request, Caller caller) {
        LogStream stream = regions.of(caller).get(request.logGroupName()).stream(request.logStreamName());
        List<InputLogEvent> given = request.logEvents();
        check(given);
        long now = timeline.now().toEpochMilli();
        int accepted = 0;
        List<LogEvent> events = new ArrayList<>();
        int tooOld = 0;
        int firstTooNew = given.size();
        for (int i = 0; i < given.size(); i++) {
            InputLogEvent event = given.get(i);
            if (event.timestamp() < now - TOO_OLD) {
                tooOld = i + 1;
            } else if (event.timestamp() > now + TOO_NEW) {
                firstTooNew = Math.min(firstTooNew, i);
            } else {
                events.add(new LogEvent(event.timestamp(), event.message(), now, eventId()));
                accepted++;
            }
        }
        stream.add(events);
        PutLogEventsResponse.Builder response = PutLogEventsResponse.builder().nextSequenceToken(SEQUENCE_TOKEN);
        if (accepted < given.size()) {
            response.rejectedLogEventsInfo(RejectedLogEventsInfo.builder()
                    .tooOldLogEventEndIndex(tooOld == 0 ? null : tooOld)
                    .tooNewLogEventStartIndex(firstTooNew == given.size() ? null : firstTooNew)
                    .build());
        }
        return response.build();
    }

    private static void check(List<InputLogEvent> events) {
        long size = 0;
        for (int i = 0; i < events.size(); i++) {
            size += events.get(i).message().getBytes(UTF_8).length + BYTES_PER_EVENT;
            if (i > 0 && events.get(i).timestamp() < events.get(i - 1).timestamp()) {
                throw LogsErrors.invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
        }
        if (events.getLast().timestamp() - events.getFirst().timestamp() > LONGEST_SPAN) {
            throw LogsErrors.invalid(
                    "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }
        if (size > LARGEST_BATCH) {
            throw LogsErrors.invalid("Upload too large: " + size + " bytes exceeds limit of " + LARGEST_BATCH);
        }
    }

    private String eventId() {
        return String.format("%056d", ++ingested);
    }

    private GetLogEventsResponse getLogEvents(GetLogEventsRequest request, Caller caller) {
        LogGroup group = regions.of(caller).of(request.logGroupName(), request.logGroupIdentifier());
        group.expire(timeline.now().toEpochMilli());
        List<LogEvent> events = group.stream(request.logStreamName()).events().stream()
                .filter(event -> request.startTime() == null || event.timestamp() >= request.startTime())
                .filter(event -> request.endTime() == null || event.timestamp() < request.endTime())
                .toList();
        EventWindow window = EventWindow.of(
                request.nextToken(),
                Boolean.TRUE.equals(request.startFromHead()),
                request.limit() == null ? MOST_EVENTS : request.limit(),
                events.size());
        return GetLogEventsResponse.builder()
                .events(events.subList(window.from(), window.to()).stream()
                        .map(event -> OutputLogEvent.builder()
                                .timestamp(event.timestamp())
                                .message(event.message())
                                .ingestionTime(event.ingestedAt())
                                .build())
                        .toList())
                .nextForwardToken(window.forwardToken())
                .nextBackwardToken(window.backwardToken())
                .build();
    }

    private FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request, Caller caller) {
        LogGroup group = regions.of(caller).of(request.logGroupName(), request.logGroupIdentifier());
        group.expire(timeline.now().toEpochMilli());
        FilterPattern pattern = FilterPattern.parse(request.filterPattern() == null ? "" : request.filterPattern());
        List<Found> found = streams(request, group)
                .flatMap(stream -> stream.events().stream().map(event -> new Found(stream, event)))
                .filter(each -> request.startTime() == null || each.event().timestamp() >= request.startTime())
                .filter(each -> request.endTime() == null || each.event().timestamp() <= request.endTime())
                .filter(each -> pattern.matches(each.event().message()))
                .sorted(Comparator.comparingLong(each -> each.event().timestamp()))
                .toList();
        Page<Found> page = Page.of(found, request.nextToken(), request.limit(), MOST_EVENTS, LogsErrors::badToken);
        return FilterLogEventsResponse.builder()
                .events(page.items().stream().map(EventOperations::show).toList())
                .searchedLogStreams(List.of())
                .nextToken(page.next())
                .build();
    }

    private static Stream<LogStream> streams(FilterLogEventsRequest request, LogGroup group) {
        String prefix = request.logStreamNamePrefix();
        if (request.hasLogStreamNames() && prefix != null) {
            throw LogsErrors.invalid("logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
        }
        if (request.hasLogStreamNames()) {
            return request.logStreamNames().stream().map(group::stream);
        }
        return group.streams().stream()
                .filter(stream -> prefix == null || stream.name().startsWith(prefix));
    }

    private static FilteredLogEvent show(Found found) {
        return FilteredLogEvent.builder()
                .logStreamName(found.stream().name())
                .timestamp(found.event().timestamp())
                .message(found.event().message())
                .ingestionTime(found.event().ingestedAt())
                .eventId(found.event().id())
                .build();
    }
}
