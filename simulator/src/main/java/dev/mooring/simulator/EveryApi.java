package dev.mooring.simulator;

import dev.mooring.simulator.elb.ElbApi;
import dev.mooring.simulator.elb.ElbOptions;
import dev.mooring.simulator.sqs.SqsApi;
import dev.mooring.simulator.sqs.SqsOptions;
import dev.mooring.simulator.sts.StsApi;
import dev.mooring.simulator.tagging.TaggingApi;
import java.util.ArrayList;
import java.util.List;

/** All APIs that the simulator knows, wired to each other. */
public final class EveryApi implements Apis {
    @Override
    public List<Api> in(World world) {
        List<Api> apis = new ArrayList<>();
        apis.add(new ElbApi(world.timeline(), world.ids(), ElbOptions.quick()));
        apis.add(new SqsApi(world, SqsOptions.prompt()));
        apis.add(new StsApi(world));
        apis.add(new TaggingApi(
                apis.stream().flatMap(api -> api.tagStores().stream()).toList()));
        return List.copyOf(apis);
    }
}
