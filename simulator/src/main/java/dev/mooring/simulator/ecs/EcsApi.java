package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.ControlResource;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.autoscaling.Capacity;
import dev.mooring.simulator.cloudwatch.MetricSource;
import dev.mooring.simulator.time.Timeline;
import java.util.List;

/** Amazon ECS. */
public final class EcsApi implements Api {
    private final Regional<Ecs> regions = new Regional<>(Ecs::new);
    private final Images images = new Images();
    private final EcsTags tags;
    private final Clusters clusters;
    private final TaskDefinitions taskDefinitions;
    private final Services services;
    private final ServiceDeployments deployments;
    private final Tasks tasks;
    private final AccountSettings accountSettings;
    private final Capacity capacity;

    public EcsApi(Timeline timeline, Ids ids, EcsOptions options, Neighbours neighbours) {
        TaskLauncher launcher =
                new TaskLauncher(timeline, ids, options, images, neighbours.secrets(), neighbours.targets());
        ServiceLog log = new ServiceLog(timeline, ids);
        Traffic traffic = new Traffic(neighbours.traffic());
        Deployer deployer = new Deployer(timeline, ids, images, log, traffic);
        LifecycleHooks hooks = new LifecycleHooks(timeline, ids, options);
        StageDriver stages = new StageDriver(timeline, options, hooks, traffic, deployer);
        ServiceScheduler scheduler = new ServiceScheduler(timeline, options, launcher, deployer, stages, log);
        AlarmWatch alarms = new AlarmWatch(timeline, options.alarmCheck(), neighbours.alarms(), deployer);
        ServiceChecks checks = new ServiceChecks(neighbours.targets(), traffic);
        this.tags = new EcsTags(regions);
        this.clusters = new Clusters(regions, tags);
        this.taskDefinitions = new TaskDefinitions(regions, timeline, tags);
        this.services = new Services(regions, timeline, options, checks, deployer, scheduler, alarms, tags);
        this.deployments = new ServiceDeployments(regions, timeline, deployer, scheduler);
        this.tasks = new Tasks(regions, launcher);
        this.accountSettings = new AccountSettings(regions);
        this.capacity = new ServiceCapacity(regions, scheduler);
    }

    @Override
    public String signingName() {
        return "ecs";
    }

    @Override
    public void bind(Operations operations) {
        clusters.bind(operations);
        taskDefinitions.bind(operations);
        services.bind(operations);
        deployments.bind(operations);
        tasks.bind(operations);
        tags.bind(operations);
        accountSettings.bind(operations);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(tags);
    }

    @Override
    public List<ControlResource> controlResources() {
        return List.of(new ImageControl(images));
    }

    /** What Application Auto Scaling may move. */
    public Capacity capacity() {
        return capacity;
    }

    /** What ECS measures of its services, which are as busy as {@code loads} says. */
    public MetricSource metrics(ServiceLoads loads) {
        return new ServiceMeter(regions, loads);
    }

    /** Where to say how images behave. */
    public Images images() {
        return images;
    }

    /**
     * Makes a cluster exist as if it always had.
     *
     * @param arn {@code arn:aws:ecs:REGION:ACCOUNT:cluster/NAME}
     */
    public void seedCluster(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6 || !parts[5].startsWith("cluster/")) {
            throw new IllegalArgumentException("not a cluster ARN: " + arn);
        }
        clusters.seed(new Caller(parts[4], parts[3]), Ecs.last(arn));
    }
}
