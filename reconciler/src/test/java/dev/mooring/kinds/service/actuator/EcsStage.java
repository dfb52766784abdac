package dev.mooring.kinds.service.actuator;

import static dev.mooring.kinds.service.Trees.yaml;

import dev.mooring.aws.ApiLimits;
import dev.mooring.aws.AwsAccess;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.AwsSessions;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Patience;
import dev.mooring.aws.Stopwatch;
import dev.mooring.kinds.service.EcsServiceType;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Action;
import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Differ;
import dev.mooring.resource.Digest;
import dev.mooring.resource.Drift;
import dev.mooring.resource.Health;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Normalizer;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.time.VirtualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** ECS of the simulator on a clock that stands still, and an actuator that looks at it. */
final class EcsStage implements AutoCloseable {
    private static final String CLUSTER = "arn:aws:ecs:us-east-1:123456789012:cluster/staging";

    final Simulator simulator;
    private final AwsSessions sessions;
    private EcsServiceActuator actuator;

    EcsStage() throws IOException {
        this.simulator = Simulator.builder()
                .clock(new VirtualClock(Instant.parse("2026-11-22T12:00:00Z")))
                .throttling(false)
                .apis(new EveryApi(Landscape.EMPTY.withCluster(CLUSTER)))
                .start();
        this.sessions = new AwsSessions(
                AwsAccess.at(simulator.uri())
                        .withLimits(ApiLimits.none())
                        .withPatience(
                                new Patience(2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(5))),
                Stopwatch.system(),
                new Random(7),
                new SimpleMeterRegistry());
        this.actuator = newActuator();
    }

    /** As after a restart: nothing is remembered. */
    void forget() {
        actuator = newActuator();
    }

    private EcsServiceActuator newActuator() {
        Environment.Spec spec = new Environment.Spec(
                "123456789012",
                "us-east-1",
                Option.none(),
                Vector.empty(),
                Environment.Mode.ENFORCE,
                "staging",
                Option.none(),
                Option.none(),
                Option.none(),
                Duration.ofSeconds(60),
                new Environment.Prune(true, 5, 20),
                Option.none(),
                Vector.empty(),
                Option.none());
        Environment environment = new Environment("staging", spec);
        AwsSession session = sessions.of(environment);
        Pass pass = new Pass(session, environment, session.inventory("staging", Vector.empty()), Fanout.inTurn());
        return new EcsServiceActuator(pass, new TaskDefinitionActuator(session), new ImageScanActuator(session));
    }

    static ResourceId id(String name) {
        return new ResourceId(EcsServiceType.NAME, "staging", name);
    }

    /** A worker that runs this image. */
    static Value.Tree service(String name, String tag) {
        return yaml("""
                cluster: staging
                serviceName: NAME
                desiredCount: 2
                launchType: FARGATE
                deploymentConfiguration: {strategy: ROLLING, deploymentCircuitBreaker: {enable: true, rollback: true}}
                networkConfiguration:
                  awsvpcConfiguration: {subnets: [subnet-a], securityGroups: [sg-a], assignPublicIp: DISABLED}
                taskDefinition:
                  family: staging-NAME
                  networkMode: awsvpc
                  requiresCompatibilities: [FARGATE]
                  cpu: "256"
                  memory: "512"
                  executionRoleArn: arn:aws:iam::123456789012:role/execution
                  runtimePlatform: {cpuArchitecture: ARM64, operatingSystemFamily: LINUX}
                  containerDefinitions:
                    - name: NAME
                      image: registry/NAME:TAG
                      essential: true
                      environment: [{name: B, value: "2"}, {name: A, value: "1"}]
                """.replace("NAME", name).replace("TAG", tag));
    }

    Observation look(ResourceId id) {
        return actuator.observe(HashSet.of(id)).get(id).get();
    }

    Map<ResourceId, Observation> look(Seq<ResourceId> ids) {
        return actuator.observe(HashSet.ofAll(ids));
    }

    Observation.Present present(ResourceId id) {
        return (Observation.Present) look(id);
    }

    Drift drift(ResourceId id, Value.Tree desired) {
        return Differ.diff(EcsServiceType.TYPE.fields(), desired, present(id).tree());
    }

    Outcome create(ResourceId id, Value.Tree desired) {
        return create(id, desired, tags(id, desired));
    }

    Outcome create(ResourceId id, Value.Tree desired, OwnerTags tags) {
        return actuator.apply(new Action.Create(id, Normalizer.normalize(EcsServiceType.TYPE.fields(), desired), tags));
    }

    Outcome update(ResourceId id, Value.Tree desired) {
        Observation.Present observed = present(id);
        Differ.Comparison compared =
                Differ.compare(EcsServiceType.TYPE.fields(), desired, observed.tree(), Vector.empty());
        return actuator.apply(new Action.Update(id, compared.desired(), observed, compared.drift(), tags(id, desired)));
    }

    Outcome delete(ResourceId id) {
        return actuator.apply(new Action.Delete(id, present(id)));
    }

    boolean rollbacksUnreadable(ResourceId id) {
        return actuator.rejections(id).isLeft();
    }

    Seq<Rejection> rejections(ResourceId id) {
        return actuator.rejections(id).get();
    }

    /** Whether the same rollout as {@code desired}'s was rejected. */
    Option<String> rejection(ResourceId id, Value.Tree desired) {
        return rejections(id)
                .find(rejection -> !Differ.diff(EcsServiceType.TYPE.fields(), desired, rejection.tree())
                        .startsRollout())
                .map(Rejection::message);
    }

    /** Lets an hour pass, a second at a time, or less if {@code done} meanwhile. */
    void until(BooleanSupplier done) {
        for (int second = 0; second < 3600 && !done.getAsBoolean(); second++) {
            simulator.advance(Duration.ofSeconds(1));
        }
    }

    void settle(ResourceId id) {
        until(() -> !(present(id).health() instanceof Health.Progressing));
    }

    private static OwnerTags tags(ResourceId id, Value.Tree desired) {
        return new OwnerTags("staging", new ManifestId("Service", id.name()), Digest.of(desired), "c0ffee");
    }

    @Override
    public void close() {
        sessions.close();
        simulator.close();
    }
}
