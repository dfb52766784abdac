package dev.mooring.simulator.logs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

/** Log streams come and go, and are described. */
final class StreamOperations {
    private static final int MOST_PER_PAGE = 50;

    private final Regional<LogGroups> regions;
    private final Timeline timeline;

    StreamOperations(Regional<LogGroups> regions, Timeline timeline) {
        this.regions = regions;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateLogStreamRequest.class, this::createLogStream);
        operations.on(DeleteLogStreamRequest.class, this::deleteLogStream);
        operations.on(DescribeLogStreamsRequest.class, this::describeLogStreams);
    }

    private CreateLogStreamResponse createLogStream(CreateLogStreamRequest request, Caller caller) {
        LogGroup group = regions.of(caller).get(request.logGroupName());
        String arn = group.arn() + ":log-stream:" + request.logStreamName();
        group.add(new LogStream(request.logStreamName(), arn, timeline.now().toEpochMilli()));
        return CreateLogStreamResponse.builder().build();
    }

    private DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request, Caller caller) {
        LogGroup group = regions.of(caller).get(request.logGroupName());
        group.remove(group.stream(request.logStreamName()));
        return DeleteLogStreamResponse.builder().build();
    }

    private DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request, Caller caller) {
        LogGroup group = regions.of(caller).of(request.logGroupName(), request.logGroupIdentifier());
        group.expire(timeline.now().toEpochMilli());
        String prefix = request.logStreamNamePrefix() == null ? "" : request.logStreamNamePrefix();
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        if (byTime && !prefix.isEmpty()) {
            throw LogsErrors.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        Comparator<LogStream> order = byTime
                ? Comparator.comparingLong(stream -> stream.lastTimestamp().orElse(0))
                : Comparator.comparing(LogStream::name);
        List<LogStream> streams = group.streams().stream()
                .filter(stream -> stream.name().startsWith(prefix))
                .sorted(Boolean.TRUE.equals(request.descending()) ? order.reversed() : order)
                .toList();
        Page<LogStream> page =
                Page.of(streams, request.nextToken(), request.limit(), MOST_PER_PAGE, LogsErrors::badToken);
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.items().stream().map(StreamOperations::show).toList())
                .nextToken(page.next())
                .build();
    }

    private static software.amazon.awssdk.services.cloudwatchlogs.model.LogStream show(LogStream stream) {
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
                .logStreamName(stream.name())
                .arn(stream.arn())
                .creationTime(stream.createdAt())
                .firstEventTimestamp(nullable(stream.firstTimestamp()))
                .lastEventTimestamp(nullable(stream.lastTimestamp()))
                .lastIngestionTime(nullable(stream.lastIngestion()))
                .uploadSequenceToken(EventOperations.SEQUENCE_TOKEN)
                .build();
    }

    private static @Nullable Long nullable(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
