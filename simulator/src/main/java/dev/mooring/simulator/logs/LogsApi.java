package dev.mooring.simulator.logs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Dialect;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.World;
import dev.mooring.simulator.model.Violation;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Amazon CloudWatch Logs. */
public final class LogsApi implements Api {
    private final GroupOperations groups;
    private final GroupTags tags;
    private final StreamOperations streams;
    private final EventOperations events;

    public LogsApi(World world) {
        Regional<LogGroups> regions = new Regional<>(caller -> new LogGroups());
        this.groups = new GroupOperations(regions, world.timeline());
        this.tags = new GroupTags(regions);
        this.streams = new StreamOperations(regions, world.timeline());
        this.events = new EventOperations(regions, world.timeline());
    }

    @Override
    public String signingName() {
        return "logs";
    }

    @Override
    public void bind(Operations operations) {
        groups.bind(operations);
        tags.bind(operations);
        streams.bind(operations);
        events.bind(operations);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(tags);
    }

    @Override
    public Dialect dialect() {
        return new Dialect() {
            @Override
            public AwsServiceException refuse(List<Violation> violations) {
                return LogsErrors.invalid(Violation.message(violations));
            }
        };
    }
}
