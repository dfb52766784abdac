package dev.mooring.simulator;

import dev.mooring.simulator.autoscaling.AutoscalingApi;
import dev.mooring.simulator.autoscaling.AutoscalingOptions;
import dev.mooring.simulator.autoscaling.ScalingTrigger;
import dev.mooring.simulator.cloudfront.CloudFrontApi;
import dev.mooring.simulator.cloudwatch.CloudWatchApi;
import dev.mooring.simulator.ecr.EcrApi;
import dev.mooring.simulator.ecs.EcsApi;
import dev.mooring.simulator.ecs.EcsOptions;
import dev.mooring.simulator.ecs.Neighbours;
import dev.mooring.simulator.ecs.SecretShelf;
import dev.mooring.simulator.elb.ElbApi;
import dev.mooring.simulator.elb.ElbOptions;
import dev.mooring.simulator.logs.LogsApi;
import dev.mooring.simulator.s3.S3Api;
import dev.mooring.simulator.secretsmanager.SecretsManagerApi;
import dev.mooring.simulator.sns.SnsApi;
import dev.mooring.simulator.sqs.SqsApi;
import dev.mooring.simulator.sqs.SqsOptions;
import dev.mooring.simulator.ssm.SsmApi;
import dev.mooring.simulator.sts.StsApi;
import dev.mooring.simulator.tagging.TaggingApi;
import java.util.ArrayList;
import java.util.List;

/** All APIs that the simulator knows, wired to each other. */
public final class EveryApi implements Apis {
    private final Landscape landscape;
    private final ElbOptions elb;
    private final EcsOptions ecs;

    /** Quick ones, in an empty account. */
    public EveryApi() {
        this(Landscape.EMPTY);
    }

    /** Quick ones, in an account where something exists before the first call. */
    public EveryApi(Landscape landscape) {
        this(landscape, ElbOptions.quick(), EcsOptions.quick());
    }

    public EveryApi(Landscape landscape, ElbOptions elb, EcsOptions ecs) {
        this.landscape = landscape;
        this.elb = elb;
        this.ecs = ecs;
    }

    @Override
    public List<Api> in(World world) {
        List<Api> apis = new ArrayList<>();
        SqsApi queues = new SqsApi(world, SqsOptions.prompt());
        SnsApi topics = new SnsApi(world, queues.deliveries());
        CloudWatchApi watch = new CloudWatchApi(world);
        ElbApi balancing = new ElbApi(world.timeline(), world.ids(), elb);
        SecretsManagerApi secrets = new SecretsManagerApi(world);
        SsmApi parameters = new SsmApi(world);
        EcsApi containers = new EcsApi(
                world.timeline(),
                world.ids(),
                ecs,
                new Neighbours(
                        balancing.targetRegistry(),
                        balancing.trafficRouter(),
                        watch::alarming,
                        new SecretShelf(secrets::refusal, parameters::refusal)));
        AutoscalingApi scaling = new AutoscalingApi(
                world,
                AutoscalingOptions.quick(),
                containers.capacity(),
                balancing.shares(),
                List.of((caller, resourceId, metric) -> watch.latest(
                        caller, metric.namespace(), metric.name(), metric.dimensions(), metric.statistic())),
                new TrackingAlarmsInCloudWatch(watch));
        watch.carryOut("sns", (alert, topic) -> topics.announce(topic, alert.subject(), alert.message()));
        watch.carryOut(
                "autoscaling",
                (alert, policy) -> scaling.alarmed(
                        alert.owner(), policy, new ScalingTrigger(alert.alarm(), alert.state(), alert.breaches())));
        landscape.listeners().forEach(balancing::seed);
        landscape.clusterArns().forEach(containers::seedCluster);
        landscape.secrets().forEach(secret -> secrets.seed(secret.owner(), secret.id(), secret.value()));
        landscape.parameters().forEach(secret -> parameters.seed(secret.owner(), secret.id(), secret.value()));
        watch.measure(containers.metrics(scaling::load));
        watch.measure(balancing.metrics());
        watch.measure(queues.metrics());
        apis.add(balancing);
        apis.add(containers);
        apis.add(new LogsApi(world));
        apis.add(new EcrApi(world, landscape.everyImage()));
        apis.add(secrets);
        apis.add(parameters);
        apis.add(scaling);
        apis.add(watch);
        apis.add(queues);
        apis.add(topics);
        S3Api storage = new S3Api(world);
        CloudFrontApi edges = new CloudFrontApi(world, storage.origin());
        landscape.distributions().forEach(edges::seed);
        apis.add(storage);
        apis.add(edges);
        apis.add(new StsApi(world));
        apis.add(new TaggingApi(
                apis.stream().flatMap(api -> api.tagStores().stream()).toList()));
        return List.copyOf(apis);
    }
}
